import { convertArguments } from './convert-arguments';
import { JavaObject, type JavaValue } from './java-object';
import { JavaMap } from './java-map';
import type { Meter } from './meter';
import { methodsOf } from './methods-of';

/** Velocity tries the name as it is and with the case of its first letter turned. */
function spellings(name: string): [string, string] {
  const first = name.charAt(0);
  const turned = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return [name, turned + name.slice(1)];
}

/**
 * `$target.name` as Velocity finds it: `getName()`, else the key of a map, else `isName()`. `undefined` when there is
 * none. `class` is never found: there is no reflection here.
 */
export function getProperty(target: JavaValue, name: string, meter: Meter): JavaValue | undefined {
  if (target === null || name === 'class' || name === 'Class') return undefined;
  const viaGet = call(target, 'get', name, meter);
  if (viaGet !== undefined) return viaGet;
  const own = target instanceof JavaObject ? target.property(name) : undefined;
  return own !== undefined ? own : call(target, 'is', name, meter);
}

function call(target: JavaValue, prefix: 'get' | 'is', name: string, meter: Meter): JavaValue | undefined {
  const methods = methodsOf(target);
  for (const spelling of spellings(name)) {
    const method = methods?.get(prefix + spelling)?.find((overload) => overload.parameters.length === 0);
    if (method !== undefined) return method.invoke(target as never, [] as never, meter) ?? null;
  }
  return undefined;
}

/** `#set($target.name = value)`: `setName(value)`, else the key of a map; false when it cannot be set. */
export function setProperty(target: JavaValue, name: string, value: JavaValue, meter: Meter): boolean {
  if (target === null) return false;
  const methods = methodsOf(target);
  for (const spelling of spellings(name)) {
    for (const method of methods?.get(`set${spelling}`) ?? []) {
      const converted = convertArguments(method, [value]);
      if (converted === undefined) continue;
      method.invoke(target as never, converted as never, meter);
      return true;
    }
  }
  if (target instanceof JavaMap) meter.spend(1);
  return target instanceof JavaObject && target.setProperty(name, value);
}
