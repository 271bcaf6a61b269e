import { range } from 'lodash';
import { findConditionOperator } from '../condition-operators';
import { literalGlob, wildcardGlob } from '../glob';
import { formatIp, parseIpRange } from '../ip-range';
import type { ConditionEntry } from '../statement';
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

/** Everyone is from outside. */
export const nobody: AccessLists = {
  vpcEndpointIds: [],
  vpcIds: undefined,
  cidrs: undefined,
  accounts: undefined,
  principals: undefined,
  organizations: undefined,
};

/**
 * Gives every configured value that only CloudFormation knows a text of its own, of the kind that its list holds: a
 * policy that names the same intrinsic names the same text, and every other text is another.
 * @param said texts of the policy: none of them stands for what is unknown
 */
export function readAccess(
  access: ConfiguredAccess,
  setting: ResolverSetting,
  ownAccount: string,
  said: readonly string[],
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
        const symbol = [standIn(key, element, symbols.size, ownAccount, said)];
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

function standIn(
  key: AccessKey,
  intrinsic: unknown,
  index: number,
  ownAccount: string,
  said: readonly string[],
): string {
  switch (key) {
    case 'vpcEndpointIds':
    case 'vpcIds':
    case 'organizations':
      return intrinsicLabel(intrinsic);
    case 'cidrs':
      return unsaidRange(index, said);
    case 'accounts': {
      const free = range(said.length + 1).map((number) => String(900_000_000_000 + index + 1000 * number));
      return free.find((id) => !said.includes(id)) ?? '';
    }
    case 'principals':
      return `arn:aws:iam::${ownAccount}:role/${intrinsicLabel(intrinsic)}`;
  }
}

/** A small range that no range of the policy touches, but for those that hold every address. */
function unsaidRange(index: number, said: readonly string[]): string {
  const taken = said
    .flatMap((text) => parseIpRange(text) ?? [])
    .filter(({ family, first }) => family === 4 && first > 0n);
  // Addresses kept for benchmarks (RFC 2544) first, then what begins behind a range of the policy.
  const starts = [
    ...range(512).map((number) => (198n << 24n) + (18n << 16n) + BigInt(number << 8)),
    ...taken.map(({ last }) => ((last >> 8n) + 1n) << 8n),
  ];
  const free = starts.filter((start) =>
    taken.every(({ first, last }) => last < start || first > start + 255n),
  );
  return `${formatIp(4, free[index % free.length] ?? 0n)}/24`;
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

/** One way of being from outside: conditions that do not hold of a request. */
export interface Outside {
  /** what the caller lacks, in words */
  words: string;
  entries: readonly ConditionEntry[];
}

/** Endpoints and VPCs are alternatives: from outside is who comes through none of either. Every other list narrows. */
export function waysOutside(lists: AccessLists): Outside[] {
  const of = (key: AccessKey, name: string, operator: string): ConditionEntry[] => {
    const list = lists[key];
    return list === undefined ? [] : [entryOf(name, operator, list)];
  };
  const ways = [
    {
      words: 'a VPC endpoint that is not configured',
      entries: [
        ...of('vpcEndpointIds', 'aws:SourceVpce', 'StringEquals'),
        ...of('vpcIds', 'aws:SourceVpc', 'StringEquals'),
      ],
    },
    {
      words: 'an address outside the configured ranges',
      entries: of('cidrs', 'aws:VpcSourceIp', 'IpAddress'),
    },
    {
      words: 'an account that is not configured',
      entries: of('accounts', 'aws:PrincipalAccount', 'StringEquals'),
    },
    {
      words: 'a principal that is not configured',
      entries: of('principals', 'aws:PrincipalArn', 'ArnLike'),
    },
    {
      words: 'an organization that is not configured',
      entries: of('organizations', 'aws:PrincipalOrgID', 'StringEquals'),
    },
  ];
  return ways.filter(({ entries }) => entries.length > 0);
}

/** A condition as a policy would write it. */
export function entryOf(key: string, operatorText: string, texts: readonly string[]): ConditionEntry {
  const operator = findConditionOperator(operatorText);
  if (operator === undefined) throw new Error(`no operator ${operatorText}`);
  const values = texts.map((text) => {
    const glob = operator.family === 'arn' ? wildcardGlob(text) : literalGlob(text);
    const test = operator.pattern?.(glob) ?? operator.plain?.(text);
    return { text, glob, ...(test && { test }) };
  });
  return { operator, operatorText, ifExists: false, key, values };
}

export function cidrEdges(cidr: string): string[] {
  const range = parseIpRange(cidr);
  if (range === undefined) return [];
  const top = (1n << (range.family === 4 ? 32n : 128n)) - 1n;
  return [range.first, range.last, range.first - 1n, range.last + 1n]
    .filter((value) => value >= 0n && value <= top)
    .map((value) => formatIp(range.family, value));
}
