import { differenceBy, isEqual, once, pick, uniq, uniqBy } from 'lodash';
import { PrivateApiError } from '../../errors';
import { Budget, OutOfBudget } from '../proof/budget';
import { RequestSearch } from '../proof/request-search';
import { callerClasses, type CallerClass } from './caller-classes';
import { classWords } from './class-words';
import type { ComparedApi, Credential, Gate } from './compared-api';
import { closed, cubesOf, onlyThroughEndpoints, open, type Cubes } from './cubes';
import { comparisonWorlds, type ComparisonWorld, type Where } from './worlds';

export interface AccessChange {
  /** who may call now and could not before */
  readonly comesIn: readonly Callers[];
  /** who could call before and may not now */
  readonly goesOut: readonly Callers[];
  /** why it cannot be told, as the end of a sentence: then anyone may have come in */
  readonly unknown?: string;
}

/** Callers who are alike. */
export interface Callers extends CallerClass {
  readonly words: string;
  /** what they bring, and what they need not */
  readonly credentials: readonly Credential[];
  readonly without: readonly Credential[];
}

export type CompareGates = (before: Gate | undefined, after: Gate | undefined) => AccessChange;

const sides = ['before', 'after'] as const;
type Side = (typeof sides)[number];

/**
 * Who may call a route of one API and not one of another: exact where the policies are known, and what only a deployment
 * shows is taken as itself on both sides.
 */
export function compareAccess(
  apis: Readonly<Record<Side, ComparedApi | undefined>>,
  where: Where,
): CompareGates {
  const worlds = once(() => orReason(() => comparisonWorlds(apis.before, apis.after, where)));
  const known = new Map<string, AccessChange | string>();
  return (before, after) => {
    const all = worlds();
    if (typeof all === 'string') return { ...nobody, unknown: all };
    const key = keyOf(all, [before, after]);
    const change = known.get(key) ?? orReason(() => changeIn(apis, { before, after }, all));
    known.set(key, change);
    return typeof change === 'string' ? { ...nobody, unknown: change } : change;
  };
}

const nobody = { comesIn: [], goesOut: [] };

/** Routes are alike to policies that tell no paths apart. */
function keyOf(worlds: readonly ComparisonWorld[], gates: readonly (Gate | undefined)[]): string {
  const tellsPaths = worlds.some(({ before, after, whole }) =>
    [before, after].flat(2).some((statement) => !whole.has(statement)),
  );
  return JSON.stringify(
    gates.map((gate) => gate && (tellsPaths ? gate : pick(gate, ['authorization', 'needs']))),
  );
}

function changeIn(
  apis: Comparison['apis'],
  gates: Comparison['gates'],
  worlds: readonly ComparisonWorld[],
): AccessChange {
  const budget = new Budget();
  const of = (here: Side, there: Side): Callers[] =>
    uniqBy(
      worlds.flatMap((world) => onlyHere({ apis, gates, world, budget }, here, there)),
      'words',
    );
  return { comesIn: of('after', 'before'), goesOut: of('before', 'after') };
}

/** What cannot be told is no error: the end of a sentence says why. */
function orReason<Value>(work: () => Value): Value | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof OutOfBudget) return 'the policies tell too many kinds of requests apart';
    if (error instanceof PrivateApiError && error.code === 'POLICY_SYNTAX') return error.message;
    throw error;
  }
}

interface Comparison {
  readonly apis: Readonly<Record<Side, ComparedApi | undefined>>;
  readonly gates: Readonly<Record<Side, Gate | undefined>>;
  readonly world: ComparisonWorld;
  readonly budget: Budget;
}

/** Who is let in here and not there. Where a side has two policies, either may be the one that holds. */
function onlyHere(comparison: Comparison, here: Side, there: Side): Callers[] {
  const gate = comparison.gates[here];
  if (gate === undefined) return [];
  const other = comparison.gates[there];
  const missing = differenceBy(other?.needs ?? [], gate.needs, 'id');
  // Without what the other side asks for nobody passes there; with it the policies decide.
  const kinds = [
    ...(missing.length === 0 ? [] : [{ credentials: gate.needs, without: missing, closes: true }]),
    { credentials: [...gate.needs, ...missing], without: [], closes: other === undefined },
  ];
  return kinds.flatMap((kind) =>
    cubesAt(comparison, here).flatMap((own) =>
      (kind.closes ? [closed] : cubesAt(comparison, there)).flatMap((others) =>
        isEqual(own, others)
          ? []
          : classesIn(comparison, here, kind.credentials, own, others).map((one) => ({
              ...one,
              credentials: kind.credentials,
              without: kind.without,
              words: describe(kind, classWords(one)),
            })),
      ),
    ),
  );
}

function classesIn(
  { apis, gates, world, budget }: Comparison,
  side: Side,
  credentials: readonly Credential[],
  here: Cubes,
  there: Cubes,
): CallerClass[] {
  const { place, apiArn, before, after } = world;
  const search = {
    statements: (side === 'before' ? [before, after] : [after, before]).flat(2),
    place,
    apiArn,
    stages: stagesOf(apis),
    domain: undefined,
    budget,
  };
  const methods = [gates[side]].flatMap((gate) => gate ?? []);
  const isSigned = credentials.some(({ id }) => id === signature.id);
  return callerClasses(
    here,
    there,
    (denies) => new RequestSearch(search, methods, isSigned ? 'AWS_IAM' : 'NONE', denies),
  );
}

/** What AWS_IAM asks for. */
export const signature: Credential = { id: 'signature', words: 'a signature' };

function stagesOf({ before, after }: Comparison['apis']): readonly string[] | undefined {
  const both = [before, after].flatMap((api) => (api === undefined ? [] : [api.stages]));
  return both.includes(undefined) ? undefined : uniq(both.flatMap((stages) => stages ?? []));
}

/** What lets callers in on a side, for each policy that it may be. */
function cubesAt({ apis, gates, world }: Comparison, side: Side): Cubes[] {
  const api = apis[side];
  const gate = gates[side];
  if (api === undefined || gate === undefined) return [closed];
  const { authorization } = gate;
  const read = world[side].map((statements) => cubesOf(statements, { ...world, authorization }));
  const cubes = read.length > 0 ? read : [api.isPrivate ? closed : open];
  const isOtherPublic = sides.some((other) => apis[other]?.isPrivate === false);
  return api.isPrivate && isOtherPublic ? cubes.map(onlyThroughEndpoints) : cubes;
}

function describe({ credentials, without }: Pick<Callers, 'credentials' | 'without'>, words: string): string {
  const has = credentials.map((credential) => credential.words);
  const lacks = without.map((credential) => credential.words);
  const who = has.length === 0 ? 'anyone' : `callers with ${has.join(' and ')}`;
  if (lacks.length > 0)
    return [`${who} without ${lacks.join(' or ')}`, ...(words === '' ? [] : [words])].join(', ');
  return words === '' ? who : `${who} ${words}`;
}
