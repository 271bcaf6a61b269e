import { JavaException } from '../java-regex/java-exception';
import type { JavaMap } from './java-map';
import { JavaObject, type JavaValue } from './java-object';
import type { Meter } from '../meter';

/** Deeper than this, Java's own stack is near its end (and ours). */
const maximumDepth = 500;

/** Java's `String.valueOf`: what a reference prints. */
export function toJavaString(value: JavaValue, meter: Meter, depth = 0): string {
  if (typeof value === 'string') return value;
  if (!(value instanceof JavaObject)) return String(value);
  checkDepth(depth);
  return value.toJavaString(meter, depth);
}

/** Throws Java's StackOverflowError where collections nest too deep, as in a list that is within itself. */
export function checkDepth(depth: number): void {
  if (depth > maximumDepth)
    throw new JavaException('java.lang.StackOverflowError', 'the value nests too deep');
}

/** `[1, a]` */
export function printElements(
  elements: readonly JavaValue[],
  self: JavaValue,
  meter: Meter,
  depth: number,
): string {
  let text = '[';
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index] ?? null;
    const printed = element === self ? '(this Collection)' : toJavaString(element, meter, depth + 1);
    meter.spend(printed.length + 2);
    text += index === 0 ? printed : `, ${printed}`;
  }
  return `${text}]`;
}

/** `{a=1, b=x}` */
export function printEntries(map: JavaMap, meter: Meter, depth: number): string {
  let text = '{';
  for (const [key, value] of map.entries()) {
    const name = key === map ? '(this Map)' : toJavaString(key, meter, depth + 1);
    const printed = value === map ? '(this Map)' : toJavaString(value, meter, depth + 1);
    meter.spend(name.length + printed.length + 3);
    text += `${text === '{' ? '' : ', '}${name}=${printed}`;
  }
  return `${text}}`;
}
