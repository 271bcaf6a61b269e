import { parseTemplate, renderTemplate, TemplateError } from '../../src/vtl';

const deep = (open: string, inside: string, close: string, depth = 20_000): string =>
  open.repeat(depth) + inside + close.repeat(depth);
const loops = (depth: number, body: string): string => deep('#foreach($i in [1..1000])', body, '#end', depth);

/** Templates that would exhaust a stack, a memory or a day, if nothing bounded them. */
const HOSTILE: [name: string, template: string, body?: string][] = [
  ['blocks nested deep', deep('#if(true)', 'x', '#end')],
  ['loops nested deep', deep('#foreach($i in [1])', '$i', '#end')],
  ['parentheses nested deep', `#set($x = ${deep('(', '1', ')')})`],
  ['negations nested deep', `#if(${deep('!', 'true', '')})x#end`],
  ['lists nested deep', `#set($x = ${deep('[', '1', ']')})$x`],
  ['maps nested deep', `#set($x = ${deep('{"a":', '1', '}')})$x`],
  ['a sum of many', `#set($x = 1${' + 1'.repeat(10_000)})$x`],
  ['a chain of many properties', `$a${'.b'.repeat(20_000)}`],
  ['a chain of many calls', `$input${'.body.trim()'.repeat(5_000)}`],
  ['many references', '$input.body'.repeat(5_000)],
  [
    'interpolation nested deep',
    `#set($x = ${Array.from({ length: 15 }).reduce<string>((text) => `"$x ${text.replace(/"/g, '""')}"`, '"1"')})$x`,
  ],
  ['definitions that render themselves', '#define($d)x$d$d#end$d'],
  ['definitions that render each other', '#define($a)$b$b#end#define($b)$a$a#end$a'],
  ['a range without an end', '#foreach($i in [0..2147483647])x#end'],
  ['a range that is only assigned', '#set($x = [0..2147483647])$x.size()'],
  ['loops within loops', loops(6, 'x')],
  ['loops that set', loops(4, '#set($x = "$!x$i")')],
  ['a text that doubles', `#set($x = 'xxxxxxxxxx')#foreach($i in [1..1000])#set($x = "$x$x")#end$x.length()`],
  [
    'a text that doubles by concat',
    `#set($x = 'xxxxxxxxxx')#foreach($i in [1..1000])#set($x = $x.concat($x))#end$x.length()`,
  ],
  [
    'a text that is replaced by itself',
    `#set($x = 'aaaaaaaaaa')#foreach($i in [1..1000])#set($x = $x.replaceAll('a', $x))#end`,
  ],
  ['a list that doubles', `#set($l = [1])#foreach($i in [1..1000])#set($o = $l.addAll($l))#end$l.size()`],
  ['a list that holds itself', `#set($l = [1])#set($o = $l.add($l))$l`],
  ['a list that holds itself, hashed', `#set($l = [1])#set($o = $l.add($l))$l.hashCode()`],
  [
    'lists that hold each other, compared',
    `#set($l = [1])#set($m = [1])#set($o = $l.add($m))#set($o = $m.add($l))$l.equals($m)`,
  ],
  ['a map that holds itself', `#set($m = {})#set($m.m = $m)$m`],
  [
    'a map of overrides that holds itself',
    '#set($context.responseOverride.header.h = $context.responseOverride.header)$context.responseOverride.header.h.size()',
  ],
  ['a number without an end', `#set($n = ${'9'.repeat(100_000)})$n`],
  ['a power', `#set($n = 9223372036854775807)#foreach($i in [1..1000])#set($n = $n * $n)#end$n`],
  ['a pattern that backtracks', `$input.body.matches('(a+)+b')`, 'a'.repeat(60)],
  ['a pattern that backtracks in alternatives', `$input.body.replaceAll('(a|aa|a?)*c', '')`, 'a'.repeat(60)],
  [
    'a pattern with back-references that backtracks',
    String.raw`$input.body.matches('(a*)*\1b')`,
    'a'.repeat(60),
  ],
  ['a pattern that repeats without an end', `$input.body.split('(x{1000}){1000}')`, 'x'.repeat(5_000)],
  ['a document nested deep', `$input.path('$')`, deep('[', '1', ']', 100_000)],
  ['a document of objects nested deep', `$input.json('$..a')`, deep('{"a":', '1', '}', 5_000)],
  ['a path that fans out', `$input.json('$${'..*'.repeat(8)}')`, deep('{"a":', '[1,2,3]', ',"b":1}', 60)],
  ['a long run of escapes', `${'\\'.repeat(100_000)}$input.body`],
  ['a comment without an end', `#*${' *'.repeat(100_000)}`],
  ['an unparsed block without an end', `#[[${']'.repeat(100_000)}`],
  ['an open text', `#set($x = "${'a'.repeat(200_000)}`],
  ['open directives', '#if('.repeat(20_000)],
  ['open references', '${'.repeat(10_000)],
  [
    'prototypes',
    '$input.__proto__ $input.constructor.constructor("return process")() $a.class.forName("x") #set($x = {})$x.__proto__ $x.constructor',
  ],
];

test.each(HOSTILE)('%s: an answer or a TemplateError, soon', (_name, template, body = '{}') => {
  const start = performance.now();
  let output = '';
  try {
    output = renderTemplate(parseTemplate(template), {
      body,
      params: { path: {}, querystring: {}, header: {} },
    }).output;
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
  }
  expect(output.length).toBeLessThanOrEqual(20_000_000);
  expect(output).not.toMatch(/function|native code|\[object/);
  expect(performance.now() - start).toBeLessThan(5_000);
});
