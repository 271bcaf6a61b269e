import fc from 'fast-check';
import { fromJs } from '../../src/java';
import { parse, render, TemplateError } from '../../src/velocity';

const references = new Map(
  Object.entries({ s: 'abc', n: 5, l: [1, 2], m: { a: 1 } }).map(
    ([name, value]) => [name, fromJs(value)] as const,
  ),
);
const small = { work: 1_000_000, outputLength: 100_000, iterations: 20_000 };

/** The output, or the code of the error; anything else thrown fails the test. */
function outcome(template: string, limits = small): string {
  try {
    return render(parse(template), references, limits);
  } catch (error) {
    if (error instanceof TemplateError) return error.code;
    throw error;
  }
}

const pieces = [
  '$',
  '#',
  '\\',
  '$s',
  '${s',
  '$!{n}',
  '$l[',
  '$m.a',
  '$s.length()',
  '$s.replaceAll("(a*)*b",',
  '#if(',
  '#if($n)',
  '#else',
  '#elseif($n)',
  '#end',
  '#set($x=',
  '#foreach($i in $l)',
  '#foreach($i in [1..900])',
  '#define($s)',
  '#macro(a)',
  '#break',
  '#stop',
  '#[[',
  ']]#',
  '##',
  '#*',
  '*#',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  ',',
  '..',
  '+',
  '-',
  '*',
  '==',
  '&&',
  '!',
  '1',
  '-1',
  '1.5',
  ' ',
  '\n',
  'a',
  '\u0000',
  '\ud800',
  '😀',
] as const;

test('any soup of its own pieces gives an output or a TemplateError, within bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (soup) => {
      expect(outcome(soup.join('')).length).toBeLessThanOrEqual(100_000);
    }),
    { numRuns: 1500 },
  );
});

test('any text at all does, too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => typeof outcome(text) === 'string'),
  );
});

const deep = (open: string, close: string) => `${open.repeat(20_000)}1${close.repeat(20_000)}`;
const doubled = (step: string) => `#set($x="aaaa")#foreach($i in [1..100])${step}#end$x.length()`;

test.each([
  ['nested blocks', deep('#if(true)', '#end'), 'TEMPLATE_SYNTAX'],
  ['nested parentheses', `#set($x=${deep('(', ')')})`, 'TEMPLATE_SYNTAX'],
  ['nested lists', `#set($x=${deep('[', ']')})`, 'TEMPLATE_SYNTAX'],
  ['nested arguments', `#set($x=${'[$a.b('.repeat(60)}1${')]'.repeat(60)})`, 'TEMPLATE_SYNTAX'],
  ['negations', `#if(${'!'.repeat(50_000)}true)#end`, 'TEMPLATE_SYNTAX'],
  ['a long sum', `#set($x=1${'+1'.repeat(5000)})$x`, '5001'],
  ['a text doubled in quotes', doubled('#set($x="$x$x")'), 'TEMPLATE_LIMIT'],
  ['a text doubled by +', doubled('#set($x=$x+$x)'), 'TEMPLATE_LIMIT'],
  ['a text doubled by concat', doubled('#set($x=$x.concat($x))'), 'TEMPLATE_LIMIT'],
  ['a text repeated', '$s.repeat(2000000000).length()', 'TEMPLATE_LIMIT'],
  ['a list doubled', '#foreach($i in [1..100])#set($q=$l.addAll($l))#end', 'TEMPLATE_LIMIT'],
  ['a list within itself', '#set($x=[])#set($q=$x.add({"x":$x}))$x', 'TEMPLATE_RENDER'],
  [
    'lists of lists of the same',
    '#set($x=[1])#foreach($i in [1..60])#set($x=[$x,$x])#end$x',
    'TEMPLATE_LIMIT',
  ],
  [
    'the hash code of such',
    '#set($x=[1])#foreach($i in [1..60])#set($x=[$x,$x])#end$x.hashCode()',
    'TEMPLATE_LIMIT',
  ],
  ['a huge range', '#set($x=[1..2000000000])', 'TEMPLATE_LIMIT'],
  ['loops in loops', '#foreach($i in [1..999])#foreach($j in [1..999])#end#end', 'TEMPLATE_LIMIT'],
  ['a loop of more than 1,000', '#foreach($i in [1..1001])#end', 'TEMPLATE_LIMIT'],
  [
    'too much output',
    '#foreach($i in [1..999])aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa#end',
    'TEMPLATE_LIMIT',
  ],
  [
    'definitions of each other',
    `${Array.from({ length: 60 }, (_, i) => `#define($a${i + 1})#if($a${i})#end#if($a${i})#end#end`).join('')}$a60`,
    'TEMPLATE_LIMIT',
  ],
  [
    'numbers without end',
    '#set($x=99999999999999999999)#foreach($i in [1..60])#set($x=$x*$x)#end',
    'TEMPLATE_RENDER',
  ],
  [
    'a pattern that backtracks',
    '#set($x="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")$x.matches("(a+)+")',
    'TEMPLATE_LIMIT',
  ],
  [
    'a pattern that backtracks by choices',
    '#set($x="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")$x.matches("(a|aa)+b")',
    'TEMPLATE_LIMIT',
  ],
])('%s', (_, template, expected) => {
  expect(outcome(template)).toBe(expected);
});

test.each([
  '$s.constructor',
  '$m.constructor',
  '$l.constructor.constructor("return 1")()',
  '$m["__proto__"]',
  '$m.get("__proto__")',
  '$m.hasOwnProperty("a")',
  '$l.map($s)',
  '$s.class',
  '$s.getClass()',
  '$s.class.forName("x")',
  '$m.toJSON()',
  '$l.items',
  '$m.table',
  '$n.toFixed(2)',
  '$foreach.constructor',
  '$l.length',
])('%s shows nothing of JavaScript, nor of the classes of Java', (template) => {
  expect(outcome(template).replace('()', '')).toBe('');
});

test('a key named like a part of JavaScript is a key like any other', () => {
  const template =
    '#set($x={})#set($x["__proto__"]=1)#set($x["constructor"]=2)$x $x.get("__proto__") $x.constructor $x.toString()';
  expect(outcome(template)).toBe('{__proto__=1, constructor=2} 1 2 {__proto__=1, constructor=2}');
  expect(({} as Record<string, unknown>)['1']).toBeUndefined();
});

test('an error says where, and what was expected', () => {
  const error = (() => {
    try {
      parse('a\n  #if($x == 1)\nb', 'request.vtl');
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  })();
  expect(error).toMatchObject({ code: 'TEMPLATE_SYNTAX', templateName: 'request.vtl', line: 3, column: 2 });
  expect(String(error)).toContain('request.vtl:3:2: the template ends, expected #end');
  expect(() => render(parse('x\n$s.substring(9)'), references)).toThrow(
    'template:2:4: java.lang.StringIndexOutOfBoundsException: begin 9, end 3, length 3',
  );
});
