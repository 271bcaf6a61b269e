import fc from 'fast-check';
import {
  equals,
  fromJs,
  invoke,
  JavaDouble,
  JavaException,
  JavaFloat,
  JavaList,
  JavaLong,
  JavaMap,
  meterOf,
  toJavaString,
  toJs,
  toJsonText,
  type JavaValue,
} from '../../src/java';

const meter = () => meterOf(1_000_000);
const print = (value: JavaValue) => toJavaString(value, meter());

test.each([
  [1, '1.0'],
  [-0, '-0.0'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1e7, '1.0E7'],
  [9999999, '9999999.0'],
  [12345678.9, '1.23456789E7'],
  [0.001, '0.001'],
  [0.0001, '1.0E-4'],
  [1e21, '1.0E21'],
  [Infinity, 'Infinity'],
  [NaN, 'NaN'],
])('the double %d prints %s', (value, expected) => {
  expect(new JavaDouble(value).toJavaString()).toBe(expected);
});

test('a float prints its own digits', () => {
  expect(new JavaFloat(0.1).toJavaString()).toBe('0.1');
  expect(new JavaFloat(1 / 3).toJavaString()).toBe('0.33333334');
});

test('whole numbers take the narrowest type that holds them', () => {
  expect(fromJs(2147483647)).toBe(2147483647);
  expect(fromJs(2147483648)).toMatchObject({ kind: 'Long' });
  expect(fromJs(2n ** 63n)).toMatchObject({ kind: 'BigInteger' });
  expect(fromJs(1.5)).toMatchObject({ kind: 'Double' });
});

test('collections print as those of Java, JSON arrays as JSON', () => {
  const value = { a: 1, b: [1, 'x/y', null, true, 1.5], c: { d: {} } };
  expect(print(fromJs(value))).toBe('{a=1, b=[1, x/y, null, true, 1.5], c={d={}}}');
  expect(print(fromJs(value, 'JSONArray'))).toBe('{a=1, b=[1,"x\\/y",null,true,1.5], c={d={}}}');
  expect(toJsonText(fromJs(value), meter(), { escapeSolidus: false })).toBe(JSON.stringify(value));
});

test('data comes back as it went in', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const round = (data: unknown) => JSON.parse(JSON.stringify(toJs(fromJs(data)))) as unknown;
      expect(round(value)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('equal values are equal keys, of one class only', () => {
  const map = new JavaMap();
  map.put(new JavaLong(1n), 'long');
  map.put(1, 'integer');
  map.put('1', 'text');
  map.put(new JavaList([1]), 'list');
  expect([new JavaLong(1n), 1, '1', new JavaList([1]), new JavaDouble(1)].map((key) => map.get(key))).toEqual(
    ['long', 'integer', 'text', 'list', undefined],
  );
  expect(equals(new JavaLong(1n), 1)).toBe(false);
  expect(map.remove(new JavaLong(1n))).toBe('long');
  expect(map.size).toBe(3);
});

test('views of a map and sublists write through', () => {
  const map = JavaMap.of([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  invoke(map.keySet(), 'remove', ['a'], meter());
  invoke(map.valuesView(), 'removeAll', [new JavaList([3])], meter());
  expect(print(map)).toBe('{b=2}');
  const list = new JavaList([1, 2, 3, 4]);
  const part = invoke(list, 'subList', [1, 3], meter()) ?? null;
  invoke(part, 'clear', [], meter());
  expect(print(list)).toBe('[1, 4]');
});

test('split gives an array: it has a size, and cannot grow', () => {
  const array = invoke('a,b', 'split', [','], meter()) ?? null;
  expect(invoke(array, 'size', [], meter())).toBe(2);
  expect(() => invoke(array, 'add', ['c'], meter())).toThrow(JavaException);
});

test('a method is chosen by the types of its arguments', () => {
  const list = new JavaList([5, 6, 1]);
  expect(invoke(list, 'remove', [1], meter())).toBe(6);
  expect(invoke(list, 'remove', [new JavaLong(5n)], meter())).toBe(false);
  expect(invoke('hello', 'substring', ['1'], meter())).toBeUndefined();
  expect(invoke('hello', 'indexOf', [108], meter())).toBe(2);
  expect(invoke('hello', 'nope', [], meter())).toBeUndefined();
  expect(() => invoke('hello', 'chars', [], meter())).toThrow('not available');
});

test('objects of JavaScript classes and functions stay outside', () => {
  expect(() => fromJs(() => 1)).toThrow('cannot see');
  expect(() => fromJs(new Date(0))).toThrow('cannot see');
  expect(() => fromJs({ a: Symbol('x') })).toThrow('cannot see');
});
