import { conditionKey } from '../condition-keys';
import { conditionHolds } from '../evaluate-condition';
import { isIdentityKey } from '../policy-request';
import type { ConditionEntry } from '../statement';
import type { Literal, RequestPart, Solution } from './atom';
import type { Budget } from './budget';
import { findValue, type ValueRequirement, type ValueSetting } from './value-search';

/** Keys that every request has (reference_policies_condition-keys.html). */
const alwaysPresent = ['aws:currenttime', 'aws:epochtime', 'aws:securetransport'];

/** Keys that AWS itself fills in, with one value. Of any other a request may have several. */
const single = [...['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip', 'aws:sourceip'], ...alwaysPresent];

const lowerCase = ['aws:sourcevpce', 'aws:sourcevpc', 'aws:principalorgid'];

const isSingle = (key: string): boolean =>
  single.includes(key) || (isIdentityKey(key) && key !== 'aws:principalorgpaths');

/** apigateway-resource-policies-aws-condition-keys.html, but for those of a signature. */
const documented = [...single, 'aws:referer', 'aws:sourcearn', 'aws:useragent'];

/** One condition key: absent, or with values that a caller may have there. */
export class KeyPart implements RequestPart {
  private readonly stranger: string;
  private readonly setting: ValueSetting;

  constructor(
    private readonly key: string,
    private readonly signed: boolean,
    private readonly budget: Budget,
  ) {
    this.stranger = conditionKey(key).stranger ?? 'another-value';
    this.setting = { first: [this.stranger], lowerCase: lowerCase.includes(key) };
  }

  solve(literals: readonly Literal[]): Solution | undefined {
    const asked = literals.flatMap(({ atom, holds }) =>
      atom.kind === 'condition' ? [{ entry: atom.entry, holds }] : [],
    );
    const fits = (values: readonly string[] | undefined): boolean =>
      asked.every(({ entry, holds }) => entryHolds(entry, values) === holds);
    const name = conditionKey(asked[0]?.entry.key ?? this.key).spelling;
    // A request that is not signed has none of the keys that a signature brings.
    if (!this.signed && isIdentityKey(this.key))
      return fits(undefined) ? solution(name, undefined) : undefined;
    if (asked.length === 0) {
      return solution(name, alwaysPresent.includes(this.key) ? [this.stranger] : undefined);
    }
    const found = this.values(asked);
    if (found !== undefined && found !== 'unsure' && fits(found)) return solution(name, found);
    if (!alwaysPresent.includes(this.key) && fits(undefined)) return solution(name, undefined);
    if (fits([''])) return solution(name, ['']);
    return found === undefined ? undefined : unsureOf(name, asked);
  }

  private values(asked: readonly EntryLiteral[]): string[] | 'unsure' | undefined {
    if (asked.some(({ entry, holds }) => isPresence(entry) && entryHolds(entry, ['x']) !== holds)) {
      return undefined;
    }
    const compared = asked.filter(({ entry }) => !isPresence(entry));
    const plain = compared.map(({ entry, holds }) => ({ entry, passes: holds }));
    const one = findValue(plain, this.setting, this.budget);
    if (one === 'unsure') return one;
    if (one !== undefined) return [one.text];
    return isSingle(this.key) ? undefined : this.several(compared);
  }

  /** Some comparisons ask for one value, others for all: one value for each of the first kind, all within the second. */
  private several(asked: readonly EntryLiteral[]): string[] | 'unsure' | undefined {
    const ofAll: ValueRequirement[] = [];
    const ofOne: ValueRequirement[] = [];
    for (const { entry, holds } of asked) {
      (asksAll(entry) === holds ? ofAll : ofOne).push({ entry, passes: holds });
    }
    const values: string[] = [];
    for (const requirement of ofOne) {
      const found = findValue([requirement, ...ofAll], this.setting, this.budget);
      if (found === undefined || found === 'unsure') return found;
      values.push(found.text);
    }
    return values.length === 0 ? undefined : [...new Set(values)];
  }
}

function solution(name: string, values: readonly string[] | undefined): Solution {
  return {
    holds: (atom) => atom.kind === 'condition' && entryHolds(atom.entry, values),
    apply: ({ context }) => {
      const [first, ...others] = values ?? [];
      if (first !== undefined) context[name] = others.length === 0 ? first : [first, ...others];
    },
  };
}

function unsureOf(name: string, asked: readonly EntryLiteral[]): Solution {
  return {
    holds: (atom) =>
      atom.kind === 'condition' && asked.some(({ entry, holds }) => entry === atom.entry && holds),
    apply: () => undefined,
    unsure: `conditions on ${name}, which is read in several ways`,
  };
}

/** Whether API Gateway documents a condition key (lower case): of any other, a request may have it or not. */
export function isListed(key: string): boolean {
  return documented.includes(key) || isIdentityKey(key);
}

interface EntryLiteral {
  entry: ConditionEntry;
  holds: boolean;
}

export function entryHolds(entry: ConditionEntry, values: readonly string[] | undefined): boolean {
  return conditionHolds(entry, values, () => undefined);
}

function isPresence({ operator }: ConditionEntry): boolean {
  return operator.family === 'null';
}

function asksAll({ qualifier, operator }: ConditionEntry): boolean {
  return qualifier === undefined ? operator.negated : qualifier === 'ForAllValues';
}
