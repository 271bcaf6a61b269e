import type { RestApi } from '../checks/model/rest-api';
import { isObject } from '../checks/model/value';
import {
  conditionsOf,
  statementsOf,
  type PlacedCondition,
  type PlacedStatement,
} from '../checks/policy-reading';
import { isIntrinsic } from '../policy/proof/intrinsics';
import { intrinsicLabel } from '../policy/proof/access';

/** A resource policy as sentences. */
export function policyWords(api: RestApi): string[] {
  if (api.policy === undefined) return ['There is no resource policy.'];
  const statements = statementsOf(api);
  return statements.length === 0
    ? ['The resource policy is known only at deployment.']
    : statements.map(sentence);
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
  const list = values.map(label);
  const named =
    list.length > 4 ? `${list.slice(0, 3).join(', ')} or ${list.length - 3} more` : list.join(' or ');
  const verb = operators[operator];
  if (verb === undefined) return `${key} ${operator} ${named}`;
  return `${spelling[key] ?? key} is ${negated ? 'absent or not ' : ''}${verb}${named}`;
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

const spelling: Readonly<Record<string, string>> = {
  'aws:sourcevpce': 'the VPC endpoint',
  'aws:sourcevpc': 'the VPC',
  'aws:vpcsourceip': 'the private address',
  'aws:principalorgid': 'the organization',
  'aws:principalarn': 'the principal',
  'aws:principalaccount': 'the account',
};

function who(statement: Readonly<Record<string, unknown>>): string {
  const negated = statement['NotPrincipal'] !== undefined;
  const principal = statement['Principal'] ?? statement['NotPrincipal'];
  if (principal === '*') return negated ? 'nobody' : 'everyone';
  const names = isObject(principal) ? Object.values(principal).flat().map(label) : [label(principal)];
  if (names.includes('*') && !negated) return 'everyone';
  return `${negated ? 'everyone but ' : ''}${names.join(', ')}`;
}

function what(statement: Readonly<Record<string, unknown>>): string {
  const negated = statement['NotResource'] !== undefined;
  const resources = [statement['Resource'] ?? statement['NotResource']].flat().map(label);
  const whole = resources.some((resource) => resource === '*' || resource === 'execute-api:/*');
  if (whole) return negated ? 'nothing' : 'everything';
  const list = resources.map((resource) => resource.replace(/^execute-api:/, '')).join(', ');
  return negated ? `everything but ${list}` : list;
}

function label(value: unknown): string {
  return isIntrinsic(value) ? intrinsicLabel(value) : String(value);
}
