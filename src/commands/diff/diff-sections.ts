import { groupBy } from 'lodash';
import type { Change, Difference } from '../../diff/difference';
import { someOf } from '../../diff/some-of';

/** A table of the diff, before it is text or Markdown. */
export interface Section {
  readonly title: string;
  readonly lead?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What there is to say, in the order in which a reviewer asks; what has not changed is left out. */
export function diffSections(difference: Difference): Section[] {
  return [
    accessSection(difference),
    refusedSection(difference),
    routesSection(difference),
    settingsSection(difference),
    replacedSection(difference),
    deploymentSection(difference),
    outputsSection(difference),
    findingsSection(difference),
  ].filter(({ rows }) => rows.length > 0);
}

function accessSection({ access }: Difference): Section {
  return {
    title: 'Who may call',
    head: ['', 'Callers', 'Routes'],
    rows: access.flatMap(({ routes, comesIn, goesOut, unknown }) => {
      const shown = someOf(routes);
      return [
        ...comesIn.map((callers) => ['comes in', callers, shown]),
        ...goesOut.map((callers) => ['goes out', callers, shown]),
        ...(unknown === undefined ? [] : [['unknown', `anyone may have come in: ${unknown}`, shown]]),
      ];
    }),
  };
}

function refusedSection({ refused }: Difference): Section {
  return {
    title: 'Refused when it deploys',
    lead: 'A variable has another name. CloudFormation makes the new resource before it deletes the old one, and API Gateway takes one variable at each level: deploy without its routes first, then with them.',
    head: ['Below', 'Was', 'Is'],
    rows: refused.map(({ path, before, after }) => [path, before, after]),
  };
}

function routesSection({ routes }: Difference): Section {
  const stays = routes.removed.some(({ staysLive }) => staysLive);
  const added = routes.added.map(({ method, path, target, authorization, mayCall, unknown }) => {
    const who = unknown === undefined ? mayCall.join('; ') || 'nobody' : `it cannot be told: ${unknown}`;
    return { route: `${method} ${path}`, what: `${target}, ${authorization}; may call: ${who}` };
  });
  const removed = routes.removed.map(({ method, path, target, staysLive }) => ({
    route: `${method} ${path}`,
    what: `${target}${staysLive ? '; still live' : ''}`,
  }));
  const changed = routes.changed.flatMap(({ method, path, changes }) =>
    changes.map((change) => ({ route: `${method} ${path}`, what: words(change) })),
  );
  return {
    title: 'Routes',
    ...(stays && {
      lead: 'The stage still answers on what goes, until the deployment after this one: CloudFormation deletes a method only after it has made the new deployment.',
    }),
    head: ['', 'Routes', 'What'],
    rows: [
      ...together(added).map(({ routes: all, what }) => ['new', all.join(', '), what]),
      ...together(removed).map(({ routes: all, what }) => ['goes', all.join(', '), what]),
      ...together(changed).map(({ routes: some, what }) => ['changes', someOf(some), what]),
    ],
  };
}

/** Routes of which the same is said, once. */
function together(
  rows: readonly { readonly route: string; readonly what: string }[],
): { routes: string[]; what: string }[] {
  return Object.entries(groupBy(rows, 'what')).map(([what, alike]) => ({
    what,
    routes: alike.map(({ route }) => route),
  }));
}

function settingsSection({ settings }: Difference): Section {
  return {
    title: 'Settings',
    head: ['Resource', 'Type', 'What'],
    rows: settings.flatMap(({ logicalId, type, change, properties }) =>
      change === 'changed'
        ? properties.map((property) => [logicalId, type, words(property)])
        : [[logicalId, type, change]],
    ),
  };
}

function replacedSection({ replaced }: Difference): Section {
  return {
    title: 'Replaced',
    head: ['Resource', 'Because of', 'What that means'],
    rows: replaced.map(({ logicalId, because, effect = '' }) => [logicalId, because.join(', '), effect]),
  };
}

function deploymentSection({ deployment: { happens, why } }: Difference): Section {
  return {
    title: 'Deployment',
    lead: happens
      ? 'The update makes a new deployment, because of:'
      : 'The update makes no new deployment, so this does not go live:',
    head: ['Why'],
    rows: why.map((reason) => [reason]),
  };
}

function outputsSection({ outputs }: Difference): Section {
  return {
    title: 'Outputs',
    head: ['Output', 'Was', 'Is', 'Exported as'],
    rows: outputs.map(({ name, before = '', after = '', exportedAs = '' }) => [
      name,
      before,
      after,
      exportedAs,
    ]),
  };
}

function findingsSection({ findings }: Difference): Section {
  return {
    title: 'Findings',
    head: ['', 'Rule', 'Where', 'Message'],
    rows: [
      ...findings.new.map(({ severity, ruleId, path, message }) => [
        `new ${severity}`,
        ruleId,
        path,
        message,
      ]),
      ...findings.gone.map(({ ruleId, path }) => ['mended', ruleId, path, '']),
    ],
  };
}

function words({ what, before, after }: Change): string {
  if (before === undefined && after === undefined) return what;
  return `${what}: ${short(before ?? 'none')} → ${short(after ?? 'none')}`;
}

const longest = 120;

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
