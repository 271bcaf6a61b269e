import type { JavaValue } from './java-object';

/** The Java class of a value, for messages. */
export function classNameOf(value: JavaValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'number') return 'java.lang.Integer';
  return typeof value === 'boolean' ? 'java.lang.Boolean' : value.className;
}
