import { mapValues } from 'lodash';
import { canonical } from '../../template/canonical';
import { isMarked } from '../../template/marks';
import { asList, isRecord } from '../../template/properties';
import { findConditionOperator } from '../condition-operators';
import { derivedKeys } from '../proof/caller-part';
import { readPolicy } from '../read-policy';

/** Begins the condition keys that stand for what only a deployment or a request shows. */
const prefix = 'known-later:';

/** What such a key stands for, as the policy has it; undefined of any other key. */
export function knownLater(key: string): string | undefined {
  return key.startsWith(prefix) ? decodeURIComponent(key.slice(prefix.length)) : undefined;
}

/**
 * A condition that holds or does not, the same for every policy that has the same text there.
 * @param text a clause: `⟨Ref Policy⟩ allows it`
 */
export function symbolicCondition(text: string): Readonly<Record<string, unknown>> {
  return { StringEquals: { [`${prefix}${encodeURIComponent(text)}`]: 'holds' } };
}

/**
 * A policy, its intrinsics worked out, in which what is not known stands for itself: equal texts are equal values, and
 * no other. Good for comparing two policies, not for what one lets in.
 *
 * @param accountId of the API
 */
export function symbolicPolicy(value: unknown, accountId: string): unknown {
  const policy = readPolicy(value);
  if (typeof policy === 'string') return { Version: '2012-10-17', Statement: unknownStatement(value) };
  const { Statement } = policy as { Statement?: unknown };
  const statements = asList(Statement).flat(Infinity);
  return {
    ...policy,
    Statement: statements.flatMap((statement) => symbolicStatement(statement, accountId)),
  };
}

/** It may allow, and it may deny. */
function unknownStatement(statement: unknown): unknown[] {
  const text = typeof statement === 'string' ? statement : canonical(statement);
  const all = { Principal: '*', Action: '*', Resource: '*' };
  return [
    { Effect: 'Allow', ...all, Condition: symbolicCondition(`${text} allows it`) },
    { Effect: 'Deny', ...all, Condition: symbolicCondition(`${text} denies it`) },
  ];
}

function symbolicStatement(statement: unknown, accountId: string): unknown[] {
  if (!isRecord(statement) || isText(statement['Effect'])) return unknownStatement(statement);
  const { Principal, NotPrincipal, Condition, ...rest } = statement;
  return [
    {
      ...mapValues(rest, withSymbols),
      ...(Principal !== undefined && { Principal: symbolicPrincipal(Principal, accountId) }),
      ...(NotPrincipal !== undefined && { NotPrincipal: symbolicPrincipal(NotPrincipal, accountId) }),
      ...(Condition !== undefined && { Condition: symbolicConditions(Condition) }),
    },
  ];
}

const isText = (value: unknown): boolean => typeof value === 'string' && isMarked(value);

/** Variables of a policy as marks: each request fills them anew. */
function withSymbols(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\$\{([^*?$}][^}]*)\}/g, '⟨request $1⟩');
  if (Array.isArray(value)) return value.flat(Infinity).map(withSymbols);
  return value;
}

/** An unknown principal is a role of the API's account that nobody else is. */
function symbolicPrincipal(value: unknown, accountId: string): unknown {
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([type, names]) => [
        type,
        asList(names)
          .flat(Infinity)
          .map((name) => (isText(name) ? symbolicRole(name, accountId) : name)),
      ]),
    );
  }
  return isText(value) ? { AWS: symbolicRole(value, accountId) } : value;
}

function symbolicRole(name: unknown, accountId: string): string {
  return `arn:aws:iam::${accountId}:role/${String(name).replace(/[*?$]/g, '_')}`;
}

function symbolicConditions(condition: unknown): unknown {
  if (!isRecord(condition)) {
    return typeof condition === 'string' ? symbolicCondition(`${condition} holds`) : condition;
  }
  const result: Record<string, Record<string, unknown>> = {};
  const put = (operator: string, entries: Readonly<Record<string, unknown>>): void => {
    result[operator] = { ...result[operator], ...entries };
  };
  for (const [operator, keys] of Object.entries(condition)) {
    if (!isRecord(keys)) {
      put('StringEquals', asEntry(`${operator} ${wordsOf(keys)} holds`));
      continue;
    }
    for (const [key, given] of Object.entries(keys)) {
      const value = withSymbols(given);
      if (asList(value).some(isText) && !isPlainText(operator, key)) {
        put('StringEquals', asEntry(`${operator} ${key} ${wordsOf(value)} holds`));
      } else put(operator, { [key]: value });
    }
  }
  return result;
}

function asEntry(text: string): Readonly<Record<string, unknown>> {
  return symbolicCondition(text)['StringEquals'] as Readonly<Record<string, unknown>>;
}

function wordsOf(value: unknown): string {
  return asList(value)
    .map((one) => (typeof one === 'string' ? one : canonical(one)))
    .join(', ');
}

/** Whether a mark may stand among the values: a text that is compared with a text of the request. */
function isPlainText(operator: string, key: string): boolean {
  const name = operator.replace(/^For(AllValues|AnyValue):/i, '').replace(/IfExists$/i, '');
  const family = findConditionOperator(name)?.family;
  const textual = family === 'string' || family === 'ignoreCase' || family === 'like';
  return textual && !derivedKeys.includes(key.toLowerCase());
}
