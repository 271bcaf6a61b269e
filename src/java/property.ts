import { convertArguments } from './convert-arguments';
import { JavaList } from './java-list';
import { JavaObject, type JavaValue } from './java-object';
import { JavaMap } from './java-map';
import type { Meter } from '../meter';
import { methodsOf } from './methods-of';

/** The methods that a property may be. */
interface Accessors {
  readonly get: readonly [string, string];
  readonly is: readonly [string, string];
  readonly set: readonly [string, string];
}

const cacheSize = 1000;
const cache = new Map<string, Accessors>();

/** Velocity tries the name as it is and with the case of its first letter turned. */
function accessorsOf(name: string): Accessors {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const first = name.charAt(0);
  const turned = (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()) + name.slice(1);
  const both = (prefix: string) => [prefix + name, prefix + turned] as const;
  const accessors = { get: both('get'), is: both('is'), set: both('set') };
  if (cache.size >= cacheSize) cache.clear();
  cache.set(name, accessors);
  return accessors;
}

/**
 * `$target.name` as Velocity finds it: `getName()`, else the key of a map, else `isName()`. `undefined` when there is
 * none. `class` is never found: there is no reflection here.
 */
export function getProperty(target: JavaValue, name: string, meter: Meter): JavaValue | undefined {
  if (target === null || name === 'class' || name === 'Class') return undefined;
  // Velocity calls the methods of a list on an array, and finds no properties there.
  if (target instanceof JavaList && target.kind === 'Array') return undefined;
  const viaGet = call(target, accessorsOf(name).get, meter);
  if (viaGet !== undefined) return viaGet;
  const own = target instanceof JavaObject ? target.property(name) : undefined;
  return own !== undefined ? own : call(target, accessorsOf(name).is, meter);
}

function call(target: JavaValue, names: readonly string[], meter: Meter): JavaValue | undefined {
  const methods = methodsOf(target);
  for (const name of names) {
    const method = methods?.get(name)?.find((overload) => overload.parameters.length === 0);
    if (method !== undefined) return method.invoke(target as never, [] as never, meter) ?? null;
  }
  return undefined;
}

/** `#set($target.name = value)`: `setName(value)`, else the key of a map; false when it cannot be set. */
export function setProperty(target: JavaValue, name: string, value: JavaValue, meter: Meter): boolean {
  if (target === null) return false;
  const methods = methodsOf(target);
  for (const accessor of accessorsOf(name).set) {
    for (const method of methods?.get(accessor) ?? []) {
      const converted = convertArguments(method, [value]);
      if (converted === undefined) continue;
      method.invoke(target as never, converted as never, meter);
      return true;
    }
  }
  if (target instanceof JavaMap) meter.spend(1);
  return target instanceof JavaObject && target.setProperty(name, value);
}
