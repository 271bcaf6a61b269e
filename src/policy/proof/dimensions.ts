import { conditionHolds } from '../evaluate-condition';
import { evaluatePrincipals } from '../evaluate-statement';
import { isIdentityKey } from '../policy-request';
import { principalAccount, principalArns, type Caller } from '../principal';
import type { ConditionEntry, Statement } from '../statement';
import { accessKeyOf, isMember, type AccessLists } from './access';
import { entriesOn, signers } from './callers';
import { representatives, type Values } from './representatives';
import { targets, type ProofMethod } from './routes';

export interface OutsiderSearch {
  statements: readonly Statement[];
  lists: AccessLists;
  /** arn:aws:execute-api:region:account:api */
  apiArn: string;
  methods: readonly ProofMethod[];
  stages: readonly string[] | undefined;
}

/** One way of choosing a part of the request. */
export interface Choice {
  /** for each statement, whether this choice leaves it alive */
  alive: readonly boolean[];
  apply(outsider: Draft): void;
}

export interface Draft {
  caller: Caller;
  resource: string;
  context: Record<string, string | string[]>;
}

export const derivedKeys = ['aws:principalarn', 'aws:principalaccount'];
export interface Dimensions {
  /** the statements, with what cannot be told apart taken at its worst */
  statements: readonly Statement[];
  choices: readonly (readonly Choice[])[];
  /** keys whose conditions were taken at their worst */
  opaque: readonly string[];
}

export function dimensionsOf(
  search: OutsiderSearch,
  methods: readonly ProofMethod[],
  signed: boolean,
): Dimensions | { unprovable: string } {
  const { lists, apiArn } = search;
  const allEntries = search.statements.flatMap(({ conditions }) => conditions);
  const mentioned = new Set(allEntries.map(({ key }) => key.toLowerCase()));
  for (const [key, list] of Object.entries(accessKeyOf)) if (lists[list] !== undefined) mentioned.add(key);
  const free = [...mentioned].filter((key) => !signed || !derivedKeys.includes(key));

  const values = new Map<string, Values[]>();
  const opaque: string[] = [];
  for (const key of free) {
    // A request that is not signed has none of the keys that a signature brings.
    const found =
      !signed && isIdentityKey(key)
        ? [undefined]
        : representatives(key, entriesOn(allEntries, key), constantsOf(key, lists), freshValue(key));
    if (found === undefined) opaque.push(key);
    values.set(key, found ?? [[freshValue(key)], undefined]);
  }
  const statements = search.statements.map((statement) => withoutKeys(statement, opaque));
  const callers: Caller[] | undefined = signed
    ? signers(statements, lists, apiArn.split(':')[4] ?? '', apiArn.split(':')[1] ?? 'aws')
    : ['anonymous'];
  if (callers === undefined)
    return { unprovable: 'its conditions on the principal use patterns that cannot be told apart' };
  const found = targets(statements, apiArn, methods, search.stages);
  if (found === undefined) return { unprovable: 'its resources have patterns that cannot be told apart' };

  const choices = [
    found.map(({ resource, covered }) => ({
      alive: covered,
      apply: (draft: Draft) => (draft.resource = resource),
    })),
    distinct(
      callers.map((caller) => callerChoice(statements, caller, signed)),
      callers.map((caller) =>
        [
          // An identity policy of the API's own account can allow alone.
          derived(caller, 'aws:principalaccount') === apiArn.split(':')[4] ? 'own' : '',
          ...derivedKeys.map((key) => memberFlag(lists, key, derived(caller, key))),
        ].join(''),
      ),
    ),
    ...free.map((key) => {
      const options = values.get(key) ?? [];
      return distinct(
        options.map((option) => keyChoice(statements, key, option)),
        options.map((option) => memberFlag(lists, key, option?.[0])),
      );
    }),
  ];
  return { statements, choices, opaque };
}

function constantsOf(key: string, lists: AccessLists): readonly string[] {
  const list = accessKeyOf[key];
  return list === undefined ? [] : (lists[list] ?? []);
}

function freshValue(key: string): string {
  switch (key) {
    case 'aws:sourcevpce':
      return 'vpce-of-someone-else';
    case 'aws:sourcevpc':
      return 'vpc-of-someone-else';
    case 'aws:principalorgid':
      return 'o-of-someone-else';
    default:
      return 'another-value';
  }
}

/** A condition whose key cannot be split into finitely many values: an Allow may ignore it, a Deny may not hold. */
function withoutKeys(statement: Statement, opaque: readonly string[]): Statement {
  const touched = statement.conditions.some(({ key }) => opaque.includes(key.toLowerCase()));
  if (!touched) return statement;
  if (statement.effect === 'Deny')
    return { ...statement, resources: { negated: false, patterns: [], texts: [] } };
  return {
    ...statement,
    conditions: statement.conditions.filter(({ key }) => !opaque.includes(key.toLowerCase())),
  };
}

function memberFlag(lists: AccessLists, key: string, value: string | undefined): string {
  const list = accessKeyOf[key];
  return list !== undefined && isMember(lists, list, value) ? '1' : '0';
}

function holds(entries: readonly ConditionEntry[], value: Values): boolean {
  return entries.every((entry) => conditionHolds(entry, value, () => undefined));
}

function keyChoice(statements: readonly Statement[], key: string, value: Values): Choice {
  return {
    alive: statements.map(({ conditions }) => holds(entriesOn(conditions, key), value)),
    apply: ({ context }) => {
      const name = spelling[key] ?? key;
      if (value !== undefined) context[name] = value.length === 1 ? (value[0] ?? '') : [...value];
    },
  };
}

function callerChoice(statements: readonly Statement[], caller: Caller, signed: boolean): Choice {
  return {
    alive: statements.map(
      (statement) =>
        evaluatePrincipals(statement, caller).matches &&
        (!signed ||
          derivedKeys.every((key) => {
            const value = derived(caller, key);
            return holds(entriesOn(statement.conditions, key), value === undefined ? undefined : [value]);
          })),
    ),
    apply: (draft) => (draft.caller = caller),
  };
}

export function derived(caller: Caller, key: string): string | undefined {
  if (caller === 'anonymous') return undefined;
  return key === 'aws:principalarn' ? principalArns(caller).at(-1) : principalAccount(caller);
}

/** Choices that keep the same statements alive and stand on the same lists are one. */
function distinct(choices: readonly Choice[], flags: readonly string[]): Choice[] {
  const found = new Map<string, Choice>();
  choices.forEach((choice, index) => {
    const key = `${flags[index] ?? ''}:${choice.alive.map(Number).join('')}`;
    if (!found.has(key)) found.set(key, choice);
  });
  return [...found.values()];
}

export const spelling: Readonly<Record<string, string>> = {
  'aws:sourcevpce': 'aws:SourceVpce',
  'aws:sourcevpc': 'aws:SourceVpc',
  'aws:vpcsourceip': 'aws:VpcSourceIp',
  'aws:sourceip': 'aws:SourceIp',
  'aws:principalorgid': 'aws:PrincipalOrgID',
  'aws:principalarn': 'aws:PrincipalArn',
  'aws:principalaccount': 'aws:PrincipalAccount',
  'aws:securetransport': 'aws:SecureTransport',
};
