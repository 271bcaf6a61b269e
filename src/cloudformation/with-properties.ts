import { isPlainObject } from 'lodash';
import { isIntrinsic } from '../template/intrinsics';

type Properties = Readonly<Record<string, unknown>>;

/**
 * What the settings make of a resource, with the user's own properties over it: a property is replaced, but of one that
 * is a map (`EndpointConfiguration`) only the named entries are. A policy is one whole.
 */
export function withProperties(made: Properties, given: Properties): Record<string, unknown> {
  const merged = Object.entries(given).map(([name, value]) => {
    const own = made[name];
    return [name, name !== 'Policy' && isMap(own) && isMap(value) ? { ...own, ...value } : value];
  });
  return { ...made, ...(Object.fromEntries(merged) as Properties) };
}

function isMap(value: unknown): value is Properties {
  return isPlainObject(value) && !isIntrinsic(value);
}
