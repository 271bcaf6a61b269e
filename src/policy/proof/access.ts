import { globMatches, wildcardGlob } from '../glob';
import { formatIp, ipRangeHas, parseIpRange } from '../ip-range';
import { canonical } from '../../template/canonical';
import { isIntrinsic } from '../../template/intrinsics';
import { Resolver, type ResolverSetting } from './intrinsics';

/**
 * What was configured: who may call. Each element is a text or an intrinsic; a list may be one intrinsic as a whole.
 * Endpoints and VPCs are alternatives of each other; every other list narrows.
 */
export interface ConfiguredAccess {
  vpcEndpointIds?: unknown;
  vpcIds?: unknown;
  cidrs?: unknown;
  accounts?: unknown;
  /** ARNs, with wildcards as in `ArnLike` */
  principals?: unknown;
  organizations?: unknown;
}

export type AccessKey = keyof ConfiguredAccess;

const accessKeys = [
  'vpcEndpointIds',
  'vpcIds',
  'cidrs',
  'accounts',
  'principals',
  'organizations',
] as const satisfies readonly AccessKey[];

/** The configured lists as texts; an intrinsic has a text that stands for it. */
export type AccessLists = Readonly<Record<AccessKey, readonly string[] | undefined>>;

/**
 * Gives every configured value that only CloudFormation knows a text of its own, of the kind that its list holds: a
 * policy that names the same intrinsic names the same text, and every other text is another.
 */
export function readAccess(
  access: ConfiguredAccess,
  setting: ResolverSetting,
  ownAccount: string,
): { lists: AccessLists; symbols: Map<string, string[]> } {
  const plain = new Resolver(setting);
  const symbols = new Map<string, string[]>();
  const lists = Object.fromEntries(
    accessKeys.map((key) => {
      const value = access[key];
      if (value === undefined) return [key, undefined];
      const elements = [value].flat().flatMap((element: unknown) => alternatives(element, setting));
      const texts = elements.flatMap((element) => {
        const name = canonical(element);
        const read = symbols.get(name) ?? plain.list(element);
        const known = read.filter((text) => typeof text === 'string');
        if (known.length === read.length) return known;
        const symbol = [standIn(key, element, symbols.size, ownAccount)];
        symbols.set(name, symbol);
        return symbol;
      });
      return [key, [...new Set(texts)]];
    }),
  ) as Record<AccessKey, readonly string[] | undefined>;
  return { lists, symbols };
}

/** An `Fn::If` as a whole, and the branch that holds. */
function alternatives(element: unknown, setting: ResolverSetting): unknown[] {
  const argument = isIntrinsic(element) ? element['Fn::If'] : undefined;
  if (!Array.isArray(argument)) return [element];
  const chosen: unknown = argument[setting.assumptions[String(argument[0])] === true ? 1 : 2];
  const branch = [chosen].flat().flatMap((child: unknown) => alternatives(child, setting));
  return [element, ...branch];
}

function standIn(key: AccessKey, intrinsic: unknown, index: number, ownAccount: string): string {
  switch (key) {
    case 'vpcEndpointIds':
    case 'vpcIds':
    case 'organizations':
      return intrinsicLabel(intrinsic);
    case 'cidrs':
      // Addresses kept for benchmarks (RFC 2544): nobody's policy names them.
      return `198.18.${index % 256}.0/24`;
    case 'accounts':
      return String(900_000_000_000 + index);
    case 'principals':
      return `arn:aws:iam::${ownAccount}:role/${intrinsicLabel(intrinsic)}`;
  }
}

/** `{Ref: Endpoint}` as `<Ref Endpoint>`: a text that holds no wildcard and no variable. */
export function intrinsicLabel(intrinsic: unknown): string {
  const text = isIntrinsic(intrinsic)
    ? Object.entries(intrinsic)
        .map(([name, argument]) => `${name} ${typeof argument === 'string' ? argument : canonical(argument)}`)
        .join('')
    : String(intrinsic);
  return `<${text.replace(/[*?$]/g, '_').replace(/"/g, "'")}>`;
}

/** Of which configured lists a value of a condition key is a member: part of what tells callers apart. */
export const accessKeyOf: Readonly<Record<string, AccessKey>> = {
  'aws:sourcevpce': 'vpcEndpointIds',
  'aws:sourcevpc': 'vpcIds',
  'aws:vpcsourceip': 'cidrs',
  'aws:principalaccount': 'accounts',
  'aws:principalarn': 'principals',
  'aws:principalorgid': 'organizations',
};

export function isMember(lists: AccessLists, key: AccessKey, value: string | undefined): boolean {
  const list = lists[key];
  if (list === undefined || value === undefined) return false;
  switch (key) {
    case 'cidrs':
      return list.some((cidr) => {
        const range = parseIpRange(cidr);
        return range !== undefined && ipRangeHas(range, value);
      });
    case 'principals':
      return list.some((pattern) => globMatches(wildcardGlob(pattern), value));
    default:
      return list.includes(value);
  }
}

/** The lists that narrow, each with what a caller lacks who is not on it. */
export const narrowing = [
  ['cidrs', 'aws:vpcsourceip', 'an address outside the configured ranges'],
  ['accounts', 'aws:principalaccount', 'an account that is not configured'],
  ['principals', 'aws:principalarn', 'a principal that is not configured'],
  ['organizations', 'aws:principalorgid', 'an organization that is not configured'],
] as const satisfies readonly (readonly [AccessKey, string, string])[];

export function cidrEdges(cidr: string): string[] {
  const range = parseIpRange(cidr);
  if (range === undefined) return [];
  const top = (1n << (range.family === 4 ? 32n : 128n)) - 1n;
  return [range.first, range.last, range.first - 1n, range.last + 1n]
    .filter((value) => value >= 0n && value <= top)
    .map((value) => formatIp(range.family, value));
}
