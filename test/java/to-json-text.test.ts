import fc from 'fast-check';
import {
  JavaCharacter,
  JavaDouble,
  JavaException,
  JavaList,
  JavaLong,
  JavaMap,
  meterOf,
  MeterExhausted,
  toJavaString,
  toJsonText,
  type JavaValue,
} from '../../src/java';

const names: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A character as json-smart writes it. */
function escape(unit: number, escapeSolidus: boolean): string {
  const character = String.fromCharCode(unit);
  if (character === '/') return escapeSolidus ? '\\/' : '/';
  const isSpecial = unit < 0x20 || (unit >= 0x7f && unit <= 0x9f) || (unit >= 0x2000 && unit <= 0x20ff);
  return (
    names[character] ?? (isSpecial ? `\\u${unit.toString(16).toUpperCase().padStart(4, '0')}` : character)
  );
}

/** The text, and what it costs: character by character, and text by text. */
function plainly(value: JavaValue, escapeSolidus: boolean): { text: string; cost: number } {
  if (typeof value === 'string') {
    const units = Array.from({ length: value.length }, (_, i) => value.charCodeAt(i));
    const content = units.map((unit) => escape(unit, escapeSolidus)).join('');
    return { text: `"${content}"`, cost: value.length };
  }
  if (value instanceof JavaList) {
    const parts = value.items.map((item) => plainly(item, escapeSolidus));
    const cost = parts.reduce((sum, part) => sum + part.cost + part.text.length + 1, 0);
    return { text: `[${parts.map(({ text }) => text).join(',')}]`, cost };
  }
  if (value instanceof JavaMap) {
    let cost = 0;
    const parts = Array.from(value.entries(), ([key, item]) => {
      const name = plainly(toJavaString(key, meterOf(1e9)), escapeSolidus);
      const part = plainly(item, escapeSolidus);
      cost += name.cost + part.cost + name.text.length + part.text.length + 2;
      return `${name.text}:${part.text}`;
    });
    return { text: `{${parts.join(',')}}`, cost };
  }
  if (value instanceof JavaCharacter) return plainly(toJavaString(value, meterOf(1e9)), escapeSolidus);
  return { text: toJavaString(value, meterOf(1e9)), cost: 0 };
}

const unit = fc.oneof(
  fc.constantFrom('a', 'b', 'c', ' ', 'é', 'Я', '😀'),
  fc.constantFrom('"', '\\', '/', '\b', '\t', '\n', '\f', '\r', '\0', '\u0007', '\u000b', '\u001f'),
  fc.constantFrom(
    '\u007e',
    '\u007f',
    '\u0080',
    '\u009f',
    '\u00a0',
    '\u1fff',
    '\u2000',
    '\u2028',
    '\u20ff',
    '\u2100',
  ),
  fc.constantFrom('\ud800', '\udfff', '\ue000', '\uffff'),
);
const text = fc.oneof(fc.stringMatching(/^[ -~]*$/), fc.string({ unit }), fc.string({ unit: 'binary' }));
const scalar: fc.Arbitrary<JavaValue> = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }).map((value) => new JavaLong(value)),
  fc.double({ noDefaultInfinity: true }).map((value) => new JavaDouble(value)),
  fc.constantFrom('"', '/', 'x', '\u2028').map((character) => new JavaCharacter(character)),
);
const { value } = fc.letrec<{ value: JavaValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    scalar,
    fc.array(tie('value')).map((items) => new JavaList(items, 'JSONArray')),
    fc.array(fc.tuple(text, tie('value'))).map((entries) => JavaMap.of(entries)),
    fc.tuple(fc.integer(), tie('value')).map(([key, item]) => {
      const map = new JavaMap();
      map.put(key, item);
      return map;
    }),
  ),
}));

test('a value is written as character by character, and costs the same', () => {
  fc.assert(
    fc.property(value, fc.boolean(), (written, escapeSolidus) => {
      let cost = 0;
      const meter = { spend: (units: number) => void (cost += units) };
      expect({ text: toJsonText(written, meter, { escapeSolidus }), cost }).toEqual(
        plainly(written, escapeSolidus),
      );
    }),
    { numRuns: 1000 },
  );
});

test('what is infinite is null', () => {
  const list = new JavaList([
    new JavaDouble(Infinity),
    new JavaDouble(-Infinity),
    new JavaDouble(Number.NaN),
  ]);
  expect(toJsonText(list, meterOf(100), { escapeSolidus: false })).toBe('[null,null,NaN]');
});

test('a value within itself has an end, and so has the budget', () => {
  const list = new JavaList();
  const map = JavaMap.of([['list', list]]);
  list.add(map);
  expect(() => toJsonText(list, meterOf(1e6), { escapeSolidus: false })).toThrow(JavaException);
  const wide = new JavaList(Array.from({ length: 1000 }, () => 'a text'));
  expect(() => toJsonText(wide, meterOf(1000), { escapeSolidus: false })).toThrow(MeterExhausted);
});
