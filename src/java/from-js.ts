import { JavaDouble } from './floating-numbers';
import { JavaException } from '../java-regex/java-exception';
import { JavaList, type ListKind } from './java-list';
import { JavaMap } from './java-map';
import { JavaObject, type JavaValue } from './java-object';
import { checkDepth } from './to-java-string';
import { wholeNumber } from './whole-numbers';

/**
 * Java's value for a JavaScript one: whole numbers become Integer, Long or BigInteger by size, others Double; arrays
 * become lists, plain objects and `Map`s maps with string keys (own enumerable properties only), `undefined` null.
 * Functions, symbols and objects of a class are refused.
 */
export function fromJs(value: unknown, listKind: ListKind = 'ArrayList', depth = 0): JavaValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return wholeNumber(value);
  if (typeof value === 'number') {
    const whole = Number.isSafeInteger(value) && !Object.is(value, -0);
    return whole ? wholeNumber(BigInt(value)) : new JavaDouble(value);
  }
  if (value instanceof JavaObject) return value;
  checkDepth(depth);
  if (Array.isArray(value)) {
    return new JavaList(
      value.map((item) => fromJs(item, listKind, depth + 1)),
      listKind,
    );
  }
  if (value instanceof Map) {
    const entries = [...(value as Map<unknown, unknown>)];
    return JavaMap.of(
      entries.map(([key, item]) => [String(key), fromJs(item, listKind, depth + 1)] as const),
    );
  }
  if (isPlainObject(value)) {
    return JavaMap.of(
      Object.entries(value).map(([key, item]) => [key, fromJs(item, listKind, depth + 1)] as const),
    );
  }
  throw new JavaException(
    'java.lang.IllegalArgumentException',
    `a template cannot see a ${typeof value} of JavaScript`,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm (a test's sandbox) has another Object.prototype: the end of a chain of one.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
