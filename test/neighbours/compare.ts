import { omitBy, range } from 'lodash';
import { join } from 'node:path';
import { runRules } from '../../src/checks';
import { canonical } from '../../src/template/canonical';
import type { CloudFormationTemplate } from '../../src/template/template';
import neighbours from '../fixtures/neighbours.json';
import { fixtureService } from '../support/fixture-service';
import type { Host } from '../support/hosts';
import { mergePatch } from '../support/merge-patch';
import { isOurs, ourPart } from '../support/our-part';
import { packageService } from '../support/package-service';
import type { Service } from '../support/service-directory';

export interface Neighbour {
  readonly name: string;
  readonly version: string;
  /** merge patch over the service */
  readonly patch?: object;
  readonly files?: Readonly<Record<string, string>>;
  /** packages that it needs: name → version */
  readonly with?: Readonly<Record<string, string>>;
  /** what it does to ours, and is meant to */
  readonly note?: string;
  readonly inGate?: boolean;
}

export type Order = 'before ours' | 'after ours';

export interface Row {
  readonly plugin: string;
  readonly host: string;
  readonly order: Order | '';
  readonly ours: string;
  readonly theirs: string;
  readonly findings: string;
}

const ours = 'serverless-private-api';

const known = new Map<string, Promise<string>>();

/** The private API of the same service without the plugin: the same for all plugins of a host. */
function ourPartAlone(host: Host): Promise<string> {
  const part = known.get(host.name) ?? packageAlone(host).then(({ ours: text }) => text);
  known.set(host.name, part);
  return part;
}

/** A service with public and private routes, with other plugins. */
function serviceWith(plugins: readonly string[], neighbour?: Neighbour, modules?: string): Service {
  const isPublic = !plugins.includes(ours);
  const base = isPublic
    ? fixtureService(neighbours.public, { privateApi: null }, { plugins })
    : fixtureService(neighbours.both, { plugins });
  if (neighbour === undefined || modules === undefined) return base;
  const packages = [neighbour.name, ...Object.keys(neighbour.with ?? {})];
  return {
    configuration: mergePatch(base.configuration, {
      configValidationMode: 'off',
      ...neighbour.patch,
    }) as Record<string, unknown>,
    files: { ...base.files, ...neighbour.files },
    packages: Object.fromEntries(packages.map((name) => [name, join(modules, name)])),
  };
}

/** Packages a service with a plugin, before ours and after, and compares with the same service without the one or the other. */
export async function compareWith(neighbour: Neighbour, host: Host, modules: string): Promise<Row[]> {
  const at = { plugin: `${neighbour.name} ${neighbour.version}`, host: host.name };
  const alone = await packageService(host, serviceWith([neighbour.name], neighbour, modules));
  if (alone.exitCode !== 0) {
    const [reason = ''] = alone.output.split('\n').filter((line) => /error|cannot|missing/i.test(line));
    return [{ ...at, order: '', ours: '', theirs: `does not package alone: ${tidy(reason)}`, findings: '' }];
  }
  const without = await ourPartAlone(host);
  const rows: Row[] = [];
  for (const order of ['before ours', 'after ours'] as const) {
    const plugins = order === 'before ours' ? [neighbour.name, ours] : [ours, neighbour.name];
    const both = await packageService(host, serviceWith(plugins, neighbour, modules));
    if (both.exitCode !== 0) {
      rows.push({ ...at, order, ours: 'does not package', theirs: '', findings: tidy(both.output) });
      continue;
    }
    rows.push({
      ...at,
      order,
      ours: compared(JSON.stringify(ourPart(both.template)), without, neighbour),
      theirs: compared(rest(both.template), rest(alone.template), neighbour),
      findings: findingsIn(both.template),
    });
  }
  return rows;
}

/** Whether our own fixture packages, and to the same bytes as elsewhere. */
export async function packageAlone(
  host: Host,
): Promise<{ exitCode: number | null; output: string; ours: string }> {
  const packaged = await packageService(host, serviceWith([ours]));
  const part = packaged.exitCode === 0 ? JSON.stringify(ourPart(packaged.template)) : '';
  return { exitCode: packaged.exitCode, output: packaged.output, ours: part };
}

function compared(text: string, expected: string, { note }: Neighbour): string {
  if (text === expected) return 'equal';
  const at = range(text.length).find((index) => text[index] !== expected[index]) ?? text.length;
  return note ?? `differs: ${tidy(text.slice(Math.max(0, at - 80), at + 80))}`;
}

/** All that is not ours, without the dates that the framework writes. */
function rest(template: CloudFormationTemplate): string {
  const others = {
    Resources: omitBy(template.Resources, (_, id) => isOurs(id)),
    Outputs: omitBy(template.Outputs ?? {}, (_, name) => isOurs(name)),
  };
  // Versions come in the order in which their artifacts were hashed.
  return canonical(others)
    .replace(/\d{13}(-\d{4}-\d\d-\d\dT[\d:.]+Z)?/g, '<date>')
    .replace(/(?<="CodeSha256":)"[^"]*"/g, '"<hash>"')
    .replace(/LambdaVersion\w+/g, 'LambdaVersion');
}

function findingsIn(template: CloudFormationTemplate): string {
  const ids = new Set(runRules(template).findings.map(({ ruleId }) => ruleId));
  return ids.size === 0 ? 'none' : [...ids].sort().join(', ');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim().slice(0, 160);
}
