import { anyRun, globMatches, type Glob } from './glob';
import { ipRangeHas, parseIpRange } from './ip-range';
import { parseBoolean, parseDate, parseNumber } from './values';

/** How an operator reads its values; two operators of one family tell the same values apart. */
export type ConditionFamily =
  'string' | 'ignoreCase' | 'like' | 'numeric' | 'date' | 'boolean' | 'binary' | 'ip' | 'arn' | 'null';

/** Whether one value of the request meets one value of the policy. */
export type ValueTest = (actual: string) => boolean;

export interface ConditionOperator {
  name: string;
  family: ConditionFamily;
  /** the operator holds where the positive one does not, so also where the key is absent */
  negated: boolean;
  /** the policy's value may hold wildcards and variables: a test of its resolved text */
  pattern?: (glob: Glob) => ValueTest;
  /** the policy's value is plain: a test of it, or undefined where it is not of the family */
  plain?: (text: string) => ValueTest | undefined;
  /** what a value must be, in words */
  expects: string;
}

const compare =
  (parse: (text: string) => number | undefined, holds: (actual: number, given: number) => boolean) =>
  (text: string): ValueTest | undefined => {
    const given = parse(text);
    if (given === undefined) return undefined;
    return (actual) => {
      const value = parse(actual);
      return value !== undefined && holds(value, given);
    };
  };

const comparisons = [
  ['Equals', false, (actual: number, given: number) => actual === given],
  ['NotEquals', true, (actual: number, given: number) => actual === given],
  ['LessThan', false, (actual: number, given: number) => actual < given],
  ['LessThanEquals', false, (actual: number, given: number) => actual <= given],
  ['GreaterThan', false, (actual: number, given: number) => actual > given],
  ['GreaterThanEquals', false, (actual: number, given: number) => actual >= given],
] as const;

const lower = (glob: Glob): Glob =>
  glob.flatMap((unit) => {
    if (unit < 0) return [unit];
    const text = String.fromCharCode(unit).toLowerCase();
    return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  });

const booleanTest = (text: string): ValueTest | undefined => {
  const given = parseBoolean(text);
  return given === undefined ? undefined : (actual) => parseBoolean(actual) === given;
};

const ipTest = (text: string): ValueTest | undefined => {
  const range = parseIpRange(text);
  return range === undefined ? undefined : (actual) => ipRangeHas(range, actual);
};

const text = 'any text';
const arn = 'an ARN (arn:partition:service:region:account:resource), wildcards allowed';
const ip = 'an IPv4 or IPv6 address or CIDR block';

/** Every operator of reference_policies_elements_condition_operators.html. */
const operators: readonly ConditionOperator[] = [
  ...pair('StringEquals', 'StringNotEquals', { family: 'string', pattern: exactly, expects: text }),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', {
    family: 'ignoreCase',
    pattern: (glob) => {
      const given = lower(glob);
      return (actual) => globMatches(given, actual.toLowerCase());
    },
    expects: text,
  }),
  ...pair('StringLike', 'StringNotLike', { family: 'like', pattern: exactly, expects: text }),
  // ArnEquals and ArnLike behave identically (#Conditions_ARN).
  ...pair('ArnEquals', 'ArnNotEquals', { family: 'arn', pattern: arnTest, expects: arn }),
  ...pair('ArnLike', 'ArnNotLike', { family: 'arn', pattern: arnTest, expects: arn }),
  ...comparisons.flatMap(([suffix, negated, holds]): ConditionOperator[] => [
    {
      name: `Numeric${suffix}`,
      family: 'numeric',
      negated,
      plain: compare(parseNumber, holds),
      expects: 'a number',
    },
    {
      name: `Date${suffix}`,
      family: 'date',
      negated,
      plain: compare(parseDate, holds),
      expects: 'an ISO 8601 date or seconds since 1970',
    },
  ]),
  { name: 'Bool', family: 'boolean', negated: false, plain: booleanTest, expects: 'true or false' },
  {
    name: 'BinaryEquals',
    family: 'binary',
    negated: false,
    plain: (given) => (actual) => actual === given,
    expects: 'base64 text',
  },
  ...pair('IpAddress', 'NotIpAddress', { family: 'ip', plain: ipTest, expects: ip }),
  { name: 'Null', family: 'null', negated: false, plain: booleanTest, expects: 'true or false' },
];

function pair(
  name: string,
  negatedName: string,
  rest: Omit<ConditionOperator, 'name' | 'negated'>,
): ConditionOperator[] {
  return [
    { name, negated: false, ...rest },
    { name: negatedName, negated: true, ...rest },
  ];
}

function exactly(glob: Glob): ValueTest {
  return (actual) => globMatches(glob, actual);
}

/** Each of the six parts of an ARN is compared by itself, so that a wildcard does not cross a colon (#Conditions_ARN). */
function arnTest(glob: Glob): ValueTest {
  const parts = arnParts(glob);
  return (actual) => {
    const values = actual.split(':');
    if (values.length < 6) return false;
    if (glob.length === 1 && glob[0] === anyRun) return true;
    const [partition, service, region, account] = values.slice(1);
    const compared = [values[0], partition, service, region, account, values.slice(5).join(':')];
    return parts.length === 6 && parts.every((part, index) => globMatches(part, compared[index] ?? ''));
  };
}

/** The pattern's parts, at most six: the last holds the rest, colons and all. */
export function arnParts(glob: Glob): Glob[] {
  const parts: number[][] = [[]];
  for (const unit of glob) {
    if (unit === 0x3a && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(unit);
  }
  return parts;
}

const byName = new Map(operators.map((operator) => [operator.name.toLowerCase(), operator]));

export const conditionOperatorNames: readonly string[] = operators.map((operator) => operator.name);

/** Operators are found whatever their case, as AWS's own examples write `bool` too. */
export function findConditionOperator(name: string): ConditionOperator | undefined {
  return byName.get(name.toLowerCase());
}
