import { groupBy, uniq } from 'lodash';
import { partitionOf } from '../../api-gateway/partition';
import { regions as knownRegions } from '../../api-gateway/regions';
import { anyRun, globMatches, isLiteral, wildcardGlob, type Glob } from '../glob';
import type { Budget } from './budget';
import { findText } from './find-text';
import { globClasses } from './glob-classes';
import { isRecord } from '../../template/properties';
import type { ConfiguredAccess } from './access';
import { Resolver } from './intrinsics';
import { anyDigit, anyIdCharacter } from './language';
import { arnPieces, policyTexts, type PolicyText } from './policy-texts';

/** Where an API may come to stand: what its own ARN is made of. */
export interface Place {
  partition: string;
  region: string;
  accountId: string;
  apiId: string;
  /** whichever the account is: nothing but its own signers depends on it */
  anyAccount: boolean;
}

export interface PlaceSetting {
  /** each with the mappings of its template */
  policies: readonly { policy: unknown; mappings?: Readonly<Record<string, unknown>> }[];
  access: ConfiguredAccess;
  partition?: string;
  region?: string;
  accountId?: string;
}

/** Names of one part of an ARN. */
interface PartOfArn {
  language: Glob;
  /** what of the policy's texts is such a name */
  name: RegExp;
  /** one that hardly any policy says */
  example: string;
}

const account: PartOfArn = {
  language: Array<number>(12).fill(anyDigit),
  name: /^\d{12}$/,
  example: '111122223333',
};
const api: PartOfArn = {
  language: Array<number>(10).fill(anyIdCharacter),
  name: /^(?!\d{12}$)[a-z0-9]{4,}$/,
  example: 'a1b2c3d4e5',
};
/** A Region that AWS may open tomorrow. */
const newRegion = 'xx-new-1';

/**
 * Every place that a policy can tell from another: one for each way in which a Region, an account and an API id relate to
 * the pieces of the policy's texts that could stand for them. What is given is known.
 * @param assumptions of the template's conditions
 * @throws OutOfBudget
 */
export function places(
  setting: PlaceSetting,
  assumptions: Readonly<Record<string, boolean>>,
  budget: Budget,
): Place[] {
  const { policies, access } = setting;
  const maps = policies.flatMap(({ policy, mappings = {} }) => mapsUsed([policy, access], mappings));
  // What a mapping gives may name an account, and what that gives may name an API.
  const textsAt = (pseudo: Readonly<Record<string, string>>): PolicyText[] => {
    const texts = policies.flatMap(({ policy, mappings = {} }) => {
      const resolver = new Resolver({ pseudo, mappings, ownApi: {}, symbols: new Map(), assumptions });
      return policyTexts({ policy: resolver.tree(policy), access: resolver.tree(access) });
    });
    budget.spend(texts.length);
    return [...texts, ...maps.flatMap(({ keys }) => keys.map((text) => ({ text, place: [] })))];
  };
  const regions = setting.region === undefined ? regionsBy(textsAt({}), maps) : [setting.region];
  const asksAccount = JSON.stringify([policies, access]).includes('AWS::AccountId');
  return regions.flatMap((region) => {
    const partition = setting.partition ?? partitionOf(region);
    const there = { 'AWS::Region': region, 'AWS::Partition': partition };
    const texts = textsAt(there);
    const anyAccount = setting.accountId === undefined && !asksAccount && !tellsAccounts(ofResources(texts));
    const accounts =
      setting.accountId !== undefined
        ? [setting.accountId]
        : anyAccount
          ? [account.example]
          : accountsBy(texts, budget);
    return accounts.flatMap((accountId) => {
      const all = asksAccount ? textsAt({ ...there, 'AWS::AccountId': accountId }) : texts;
      return classesOf(ofResources(all), api, budget).map((apiId) => ({
        partition,
        region,
        accountId,
        apiId,
        anyAccount,
      }));
    });
  });
}

/** Whether resources say something of the account that is not true of all. */
function tellsAccounts(pieces: readonly Glob[]): boolean {
  return pieces.some((piece) => piece.some((unit) => isDigit(unit)) && !piece.some(isLetter));
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function ofResources(texts: readonly PolicyText[]): Glob[] {
  return piecesOf(texts.filter(({ place }) => place.some((key) => /^(Not)?Resource$/.test(key))));
}

function piecesOf(texts: readonly PolicyText[]): Glob[] {
  return uniq(texts.flatMap(({ text }) => arnPieces(text))).map(wildcardGlob);
}

function regionsBy(texts: readonly PolicyText[], maps: readonly UsedMap[]): string[] {
  const pieces = [...ofResources(texts), ...piecesOf(texts).filter(isLiteral)];
  const partitions = ['aws', 'aws-cn', 'aws-us-gov'].filter(
    (partition) => partition === 'aws' || texts.some(({ text }) => text.includes(partition)),
  );
  const possible = [...knownRegions, newRegion].filter(
    (region) =>
      partitions.includes(partitionOf(region)) &&
      // Where a mapping has no such name, nothing is deployed.
      maps.every(({ byRegion, keys }) => !byRegion || keys.includes(region)),
  );
  const kinds = groupBy(possible, (region) =>
    [partitionOf(region), ...pieces.map((piece) => Number(globMatches(piece, region)))].join(),
  );
  return Object.values(kinds).flatMap(([region]) => region ?? []);
}

/** Of accounts that stand in the very same lists, one is as good as another. */
function accountsBy(texts: readonly PolicyText[], budget: Budget): string[] {
  const pieces = piecesOf(texts);
  const patterns = pieces.filter((piece) => !isLiteral(piece) && piece.some(isDigit));
  const kinds = groupBy(classesOf(pieces, account, budget), (id) =>
    patterns.length > 0
      ? id
      : texts
          .filter(({ text }) => text.includes(id))
          .map(({ place, text }) => `${place.join('.')} ${text.replaceAll(id, '#')}`)
          .sort()
          .join('\n'),
  );
  return Object.values(kinds).flatMap(([id]) => id ?? []);
}

/** The names that the pieces say outright, and one text for each way in which their patterns see all others. */
function classesOf(
  pieces: readonly Glob[],
  { language, name, example }: PartOfArn,
  budget: Budget,
): string[] {
  const named = pieces
    .filter((piece) => isLiteral(piece))
    .map((piece) => String.fromCharCode(...piece))
    .filter((text) => name.test(text));
  const patterns = pieces.filter(
    (piece) =>
      !isLiteral(piece) &&
      piece.some((unit) => unit !== anyRun) &&
      findText(language, [{ globs: [piece], matched: true }], budget) !== undefined,
  );
  if (patterns.length === 0 && !named.includes(example)) return uniq([example, ...named]);
  const unnamed = [{ globs: named.map(wildcardGlob), matched: false }];
  return uniq([...globClasses(language, patterns, budget, unnamed), ...named]);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

interface UsedMap {
  /** its names on the first level, and on the second */
  keys: string[];
  /** asked for by the Region of the stack */
  byRegion: boolean;
}

function mapsUsed(value: unknown, mappings: Readonly<Record<string, unknown>>): UsedMap[] {
  if (Array.isArray(value)) return value.flatMap((element) => mapsUsed(element, mappings));
  if (!isRecord(value)) return [];
  const argument: unknown = value['Fn::FindInMap'];
  const inside = Object.values(value).flatMap((child) => mapsUsed(child, mappings));
  if (!Array.isArray(argument)) return inside;
  const [name, key] = argument as unknown[];
  const map = typeof name === 'string' ? mappings[name] : undefined;
  if (!isRecord(map)) return inside;
  const byRegion = isRecord(key) && key['Ref'] === 'AWS::Region' && argument.length === 3;
  return [{ keys: Object.keys(map), byRegion }, ...inside];
}
