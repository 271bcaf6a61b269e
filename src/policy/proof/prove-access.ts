import { uniqBy } from 'lodash';
import { PrivateApiError } from '../../errors';
import { parsePolicy } from '../parse-policy';
import { parseIpRange } from '../ip-range';
import { nobody, readAccess, type ConfiguredAccess } from './access';
import { findOutsider, type Outsider } from './find-outsider';
import { conditionNames, Resolver, Unresolved, type ResolverSetting } from './intrinsics';
import { places, type Place } from './places';
import { policyTexts } from './policy-texts';
import type { ProofDomain, ProofMethod } from './target-part';
import { Budget, OutOfBudget } from './budget';
import { worstCase } from './worst-case';

export interface Proof {
  /** the policy as the template has it, intrinsics and all */
  policy: unknown;
  access: ConfiguredAccess;
  /** who must not come in: `others` than those of `access`, or everyone; default: others */
  fromOutside?: 'others' | 'everyone';
  methods: readonly ProofMethod[];
  /** names of the stages; undefined where they are not known */
  stages?: readonly string[];
  /** of a domain's policy: the domain; `methods` then say only which authorizations there are */
  domain?: ProofDomain;
  /** logical id of the API in its template */
  restApi?: string;
  mappings?: Readonly<Record<string, unknown>>;
  /** known ones; what is not given may be anything */
  region?: string;
  accountId?: string;
  partition?: string;
}

export type ProofResult =
  | { verdict: 'proven' }
  /** `assumed`: what is known only at deployment, or cannot be told apart, and was taken at its worst */
  | {
      verdict: 'leak';
      outsider: Outsider;
      assumed: readonly string[];
      /** the API's ARN for which this holds, where the policy tells several apart */
      place?: string;
    }
  | { verdict: 'unprovable'; reason: string }
  | { verdict: 'malformed'; reason: string };

const conditionLimit = 6;

/**
 * Whether a policy keeps out everyone who was not configured. It looks through every distinguishable caller, once for
 * each outcome of the template's conditions and each account, region and API id that the policy tells apart.
 */
export function proveAccess(proof: Proof): ProofResult {
  const names = [...new Set([...conditionNames(proof.policy), ...conditionNames(proof.access)])];
  if (names.length > conditionLimit) {
    return {
      verdict: 'unprovable',
      reason: `it depends on ${names.length} conditions (${names.join(', ')})`,
    };
  }
  try {
    return proveEverywhere(proof, combinations(names));
  } catch (error) {
    if (error instanceof PrivateApiError && error.code === 'POLICY_SYNTAX') {
      return { verdict: 'malformed', reason: error.message };
    }
    if (error instanceof OutOfBudget) {
      return {
        verdict: 'unprovable',
        reason: 'it was not proven in time, because it tells too many kinds of requests apart',
      };
    }
    throw error;
  }
}

function proveEverywhere(proof: Proof, outcomes: readonly Readonly<Record<string, boolean>>[]): ProofResult {
  const budget = new Budget();
  const size = JSON.stringify(proof.policy ?? null).length;
  for (const assumptions of outcomes) {
    const everywhere = placesOf(proof, assumptions, budget);
    for (const place of everywhere) {
      budget.spend(size);
      const result = proveAt(proof, place, assumptions, budget);
      if (result.verdict === 'leak' && everywhere.length > 1) return { ...result, place: arnOf(place) };
      if (result.verdict !== 'proven') return result;
    }
  }
  return { verdict: 'proven' };
}

/** A domain's ARN has no API's id: `arn:aws:execute-api:region:account:/domainnames/…`. */
function placesOf(proof: Proof, assumptions: Readonly<Record<string, boolean>>, budget: Budget): Place[] {
  const { policy, mappings = {} } = proof;
  const all = places({ ...proof, policies: [{ policy, mappings }] }, assumptions, budget);
  return proof.domain === undefined
    ? all
    : uniqBy(
        all.map((place) => ({ ...place, apiId: '' })),
        arnOf,
      );
}

function proveAt(
  proof: Proof,
  place: Place,
  assumptions: Readonly<Record<string, boolean>>,
  budget: Budget,
): ProofResult {
  const setting: ResolverSetting = {
    pseudo: {
      'AWS::Region': place.region,
      'AWS::AccountId': place.accountId,
      'AWS::Partition': place.partition,
    },
    mappings: proof.mappings ?? {},
    ownApi: proof.restApi === undefined ? {} : { [proof.restApi]: place.apiId },
    symbols: new Map(),
    assumptions,
  };
  const { lists, symbols } = readAccess(
    proof.access,
    setting,
    place.accountId,
    policyTexts(new Resolver(setting).tree(proof.policy)).map(({ text }) => text),
  );
  const unreadable = lists.cidrs?.find((cidr) => parseIpRange(cidr) === undefined);
  if (unreadable !== undefined) {
    return { verdict: 'unprovable', reason: `"${unreadable}" is no address range` };
  }
  const resolver = new Resolver({ ...setting, symbols });
  const resolved = resolver.tree(proof.policy);
  if (resolved instanceof Unresolved) {
    return { verdict: 'unprovable', reason: `the policy as a whole is ${resolved.intrinsic}` };
  }
  const { policy, assumed } = worstCase(resolved);
  const search = {
    statements: parsePolicy(policy, 'resource'),
    lists: proof.fromOutside === 'everyone' ? nobody : lists,
    place,
    apiArn: arnOf(place),
    methods: proof.methods,
    stages: proof.stages,
    domain: proof.domain,
    budget,
  };
  for (const authorization of new Set(proof.methods.map((method) => method.authorization))) {
    const outsider = findOutsider(search, authorization);
    if (outsider !== undefined) {
      return { verdict: 'leak', outsider, assumed: [...assumed, ...outsider.unsure] };
    }
  }
  return { verdict: 'proven' };
}

function arnOf({ partition, region, accountId, apiId }: Place): string {
  return `arn:${partition}:execute-api:${region}:${accountId}:${apiId}`;
}

function combinations(names: readonly string[]): Record<string, boolean>[] {
  return names.reduce<Record<string, boolean>[]>(
    (all, name) =>
      all.flatMap((one) => [
        { ...one, [name]: true },
        { ...one, [name]: false },
      ]),
    [{}],
  );
}
