import { isEqual, uniqWith } from 'lodash';
import { conditionKey } from '../policy/condition-keys';
import {
  conditionsOf,
  statementsOf,
  type PlacedCondition,
  type PlacedStatement,
} from '../policy/placed-statements';
import { readPolicy } from '../policy/read-policy';
import { asList, asText, isRecord } from '../template/properties';
import type { RestApi } from '../template/rest-api';
import { label } from './label';

/** The resource policies as sentences. */
export function policyWords({ policies }: Pick<RestApi, 'policies'>): string[] {
  if (policies.length === 0) return ['There is no resource policy.'];
  // What an OpenAPI document and a property both say is said once.
  return uniqWith(policies, (a, b) => isEqual(a.value, b.value)).flatMap((policy) => {
    const document = readPolicy(policy.value);
    if (typeof document === 'string') return [`The resource policy ${label(document)}.`];
    const unknown = asList(document.Statement).filter((statement) => typeof statement === 'string');
    return [
      ...statementsOf(policy).map(sentence),
      ...unknown.map((mark) => `A statement is known only at deployment: ${label(mark)}.`),
    ];
  });
}

function sentence(placed: PlacedStatement): string {
  const { statement } = placed;
  const denies = statement['Effect'] === 'Deny';
  const conditions = conditionsOf(placed);
  const told = `${denies ? `Keeps ${who(statement)} from calling` : `Allows ${who(statement)} to call`} ${what(statement)}`;
  if (conditions.length === 0) return `${told}.`;
  const plain = conditions.every(({ operator, negated }) => negated && operators[operator] !== undefined);
  // "Denied if neither A nor B" is easier to read as "unless A or B".
  return plain && denies
    ? `${told} unless ${conditions.map((one) => condition(one, false)).join(' or ')}.`
    : `${told} if ${conditions.map((one) => condition(one, one.negated)).join(' and ')}.`;
}

function condition({ operator, key, values }: PlacedCondition, negated: boolean): string {
  const list = values.map(words);
  const named =
    list.length > 4 ? `${list.slice(0, 3).join(', ')} or ${list.length - 3} more` : list.join(' or ');
  const verb = operators[operator];
  if (verb === undefined) return `${key} ${operator} ${named}`;
  return `${conditionKey(key).words} is ${negated ? 'absent or not ' : ''}${verb}${named}`;
}

/** What stands between "is" and the values; an operator and its negation read alike. */
const operators: Readonly<Record<string, string>> = {
  StringEquals: '',
  StringNotEquals: '',
  StringLike: 'like ',
  StringNotLike: 'like ',
  ArnEquals: 'like ',
  ArnLike: 'like ',
  ArnNotEquals: 'like ',
  ArnNotLike: 'like ',
  IpAddress: 'in ',
  NotIpAddress: 'in ',
};

function who(statement: Readonly<Record<string, unknown>>): string {
  const negated = statement['NotPrincipal'] !== undefined;
  const principal = statement['Principal'] ?? statement['NotPrincipal'];
  if (principal === '*') return negated ? 'nobody' : 'everyone';
  const names = isRecord(principal) ? Object.values(principal).flat().map(words) : [words(principal)];
  if (names.includes('*') && !negated) return 'everyone';
  return `${negated ? 'everyone but ' : ''}${names.join(', ')}`;
}

function what(statement: Readonly<Record<string, unknown>>): string {
  const negated = statement['NotResource'] !== undefined;
  const resources = [statement['Resource'] ?? statement['NotResource']].flat().map(words);
  const whole = resources.some((resource) => resource === '*' || resource === 'execute-api:/*');
  if (whole) return negated ? 'nothing' : 'everything';
  const list = resources.map((resource) => resource.replace(/^execute-api:/, '')).join(', ');
  return negated ? `everything but ${list}` : list;
}

function words(value: unknown): string {
  return label(asText(value) ?? JSON.stringify(value ?? null));
}
