import { isNil, isPlainObject, mapValues, omitBy } from 'lodash';

/**
 * A copy of a part of the configuration in which what is null is not there, however deep: null means "not set" to
 * the hosts, and an empty value of YAML or the fallback of a variable is null.
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  return isPlainObject(value) ? mapValues(omitBy(value as object, isNil), withoutNulls) : value;
}
