import fc from 'fast-check';
import { fromJs, JavaLong, type JavaValue } from '../../src/java';
import { parse, render } from '../../src/velocity';

function run(template: string, references: Record<string, JavaValue> = {}): string {
  return render(parse(template), new Map(Object.entries(references)));
}

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test('text without $, # and backslashes renders to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = text.replace(/[$#\\]/g, '');
      expect(run(plain)).toBe(plain);
    }),
  );
});

test('a value of text prints as it is, whatever is in it', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(run('[$x]', { x: text })).toBe(`[${text}]`)));
});

test('a text in single quotes, its quotes doubled, is that text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(run(`#set($x='${text.replaceAll("'", "''")}')$x`)).toBe(text);
    }),
  );
});

test('a block of plain text holds anything but its own end', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const inside = text.replaceAll(']', '');
      expect(run(`#[[${inside}]]#`)).toBe(inside);
    }),
  );
});

describe('arithmetic of whole numbers', () => {
  // What fits an Integer is one, what does not a Long, and then a BigInteger: no digit is lost.
  const exact = {
    '+': (a: bigint, b: bigint) => a + b,
    '-': (a: bigint, b: bigint) => a - b,
    '*': (a: bigint, b: bigint) => a * b,
  };

  test.each(Object.entries(exact))('a %s b', (operator, expected) => {
    fc.assert(
      fc.property(int, int, (a, b) => {
        expect(run(`#set($x = $a ${operator} $b)$x`, { a, b })).toBe(String(expected(BigInt(a), BigInt(b))));
      }),
    );
  });

  test('longs multiply exactly', () => {
    const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(long, long, (a, b) => {
        expect(run('#set($x = $a * $b)$x', { a: new JavaLong(a), b: new JavaLong(b) })).toBe(String(a * b));
      }),
    );
  });

  test('quotient and remainder make the dividend again', () => {
    fc.assert(
      fc.property(
        int,
        int.filter((value) => value !== 0),
        (a, b) => expect(run('#set($x = $a / $b * $b + $a % $b)$x', { a, b })).toBe(String(a)),
      ),
    );
  });

  test('exactly one of <, == and > holds', () => {
    fc.assert(
      fc.property(int, fc.oneof(int, fc.double({ noNaN: true })), (a, b) => {
        const template = '#if($a<$b)1#end#if($a==$b)1#end#if($a>$b)1#end';
        expect(run(template, { a, b: fromJs(b) })).toBe('1');
      }),
    );
  });
});

test('a render leaves the given references as they were', () => {
  const references = new Map<string, JavaValue>([['x', 1]]);
  expect(render(parse('#set($x = 2)#set($y = 3)$x$y'), references)).toBe('23');
  expect([...references]).toEqual([['x', 1]]);
});
