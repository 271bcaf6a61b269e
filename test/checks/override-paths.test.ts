import { analyseOverrides } from '../../src/checks/override-paths';
import { parse } from '../../src/velocity';

const status = (value: number) => `#set($context.responseOverride.status = ${value})`;
const once = status(200);

const cases: [name: string, template: string, repeated: string[]][] = [
  ['no override', '$input.body', []],
  ['one', once, []],
  ['two', once + once, ['responseOverride.status']],
  ['of two kinds', `${once}#set($context.requestOverride.header.status = 1)`, []],
  ['the branches of an #if', `#if($a)${once}#elseif($b)${once}#else${once}#end`, []],
  ['after an #if', `#if($a)${once}#end${once}`, ['responseOverride.status']],
  ['after an #if that sets it in no branch', `#if($a)x#end${once}`, []],
  ['two #ifs', `#if($a)${once}#end#if($b)${once}#end`, ['responseOverride.status']],
  ['after #stop', `#if($a)${once}#stop#end${once}`, []],
  ['in a loop', `#foreach($i in [1, 2])${once}#end`, ['responseOverride.status']],
  ['in a loop that breaks', `#foreach($i in [1, 2])${once}#break#end`, []],
  ['after a loop that breaks', `#foreach($i in [1, 2])${once}#break#end${once}`, ['responseOverride.status']],
  ['a loop that breaks in a branch', `#foreach($i in [1, 2])#if($i)${once}#break#end#end`, []],
  ['names of a loop', '#foreach($n in $m.keySet())#set($context.responseOverride.header[$n] = 1)#end', []],
  [
    'one name of a loop twice',
    '#foreach($n in $m.keySet())#set($context.responseOverride.header[$n] = 1)#set($context.responseOverride.header[$n] = 2)#end',
    ['responseOverride.header.[$n]'],
  ],
  [
    'a name that changes',
    '#set($n = "a")#set($context.responseOverride.header[$n] = 1)#set($n = "b")#set($context.responseOverride.header[$n] = 2)',
    [],
  ],
  [
    'one header in two spellings',
    '#set($context.responseOverride.header.Etag = 1)#set($context.responseOverride.header["ETag"] = 2)',
    ['responseOverride.header.etag'],
  ],
  [
    'by put',
    '#set($x = $context.responseOverride.header.put("A", 1))$context["responseOverride"].header.put("A", 2)',
    ['responseOverride.header.a'],
  ],
  [
    'by another name',
    '#set($o = $context.responseOverride)#set($h = $o.header)#set($h.A = 1)#set($o.header.A = 2)',
    ['responseOverride.header.a'],
  ],
  [
    'by a name that means something else by then',
    '#set($h = $context.responseOverride.header)#set($h = {})#set($h.A = 1)#set($h.A = 2)',
    [],
  ],
  ['a block that is used twice', `#define($d)${once}#end$d$d`, ['responseOverride.status']],
  ['a block that is used once', `#define($d)${once}#end$d`, []],
  ['a block inside a text', `#define($d)${once}#end#set($x = "$d")${once}`, ['responseOverride.status']],
  ['a block that uses itself', `#define($d)$d${once}#end$d`, ['responseOverride.status']],
  [
    'query strings and paths, whose case counts',
    '#set($context.requestOverride.querystring.a = 1)#set($context.requestOverride.querystring.A = 1)#set($context.requestOverride.path.a = 1)',
    [],
  ],
];

it.each(cases)('%s', (_, template, repeated) => {
  const keys = analyseOverrides(parse(template).statements).repeated.map(({ key }) => key);
  expect([...new Set(keys)]).toEqual(repeated);
});

it('says where and what', () => {
  expect(analyseOverrides(parse(`${once}\n${once}`).statements)).toEqual({
    uses: [
      { key: 'responseOverride.status', name: undefined, position: { line: 1, column: 1 } },
      { key: 'responseOverride.status', name: undefined, position: { line: 2, column: 1 } },
    ],
    repeated: [{ key: 'responseOverride.status', name: undefined, position: { line: 2, column: 1 } }],
  });
});
