import { isPlainObject, mapValues, sortBy } from 'lodash';
import { readPolicy } from '../policy/read-policy';
import type { PolicyDocument } from '../policy';
import { canonical } from '../template/canonical';

/** The policy that GetRestApi gives: JSON whose quotes are escaped once more than it should be. */
export function livePolicy(text: string | undefined): PolicyDocument | string | undefined {
  if (text === undefined || text === '') return undefined;
  const read = readPolicy(text);
  if (typeof read !== 'string') return read;
  try {
    return readPolicy(JSON.parse(`"${text}"`));
  } catch {
    return read;
  }
}

/** Whether two policies say the same: order, single values in lists and relative resources make no difference. */
export function samePolicy(one: unknown, other: unknown, arn: string): boolean {
  return canonical(comparable(one, arn)) === canonical(comparable(other, arn));
}

function comparable(value: unknown, arn: string): unknown {
  if (typeof value === 'string') return value.replace(/^execute-api:\/(?=.)/, `${arn}/`);
  if (Array.isArray(value)) {
    const items = value.map((item) => comparable(item, arn));
    return items.length === 1 ? items[0] : sortBy(items, canonical);
  }
  if (!isPlainObject(value)) return value;
  const map = mapValues(value as Record<string, unknown>, (item) => comparable(item, arn));
  const keys = Object.keys(map);
  // `{ "AWS": "*" }` is everyone, as `"*"` is (reference_policies_elements_principal.html).
  return keys.length === 1 && keys[0] === 'AWS' && map['AWS'] === '*' ? '*' : map;
}
