import { argument, condition, deeper, literal, operation, reference, type Scope } from './random-expression';
import type { Random } from './random';
import { KEYS } from './random-json';
import { randomPath } from './random-path';

/** A template over the whole grammar; some are damaged on purpose. */
export function randomTemplate(random: Random): string {
  if (random.chance(0.05)) return random.list(1, 10, () => random.pick(TOKENS)).join('');
  const scope: Scope = {
    random,
    depth: 1 + random.below(4),
    names: {
      string: ['s', 't'],
      number: ['n', 'd'],
      list: ['l'],
      map: ['m'],
      boolean: ['yes', 'no'],
      any: ['a', 'b', 'nil', 'none', 'e'],
    },
  };
  const template = prologue(scope) + block(scope, 5);
  return random.chance(0.12) ? damage(random, template) : template;
}

/** Everything that means something to the lexer. */
const TOKENS = [
  '$',
  '$!',
  '${',
  '$!{',
  '}',
  '#',
  '##',
  '#*',
  '*#',
  '#[[',
  ']]#',
  '#**',
  '#set(',
  '#if(',
  '#elseif(',
  '#else',
  '#{else}',
  '#end',
  '#{end}',
  '#foreach(',
  ' in ',
  '#break',
  '#stop',
  '#define(',
  '#macro(',
  '(',
  ')',
  '[',
  ']',
  '{',
  '..',
  '.',
  ',',
  ':',
  '"',
  "'",
  '\\',
  '\\\\',
  '\n',
  ' ',
  '\t',
  '\r\n',
  '=',
  '==',
  '!',
  '&&',
  '+',
  '-',
  '*',
  '/',
  '%',
  '<',
  '|',
  '||',
  '$a',
  '$s',
  '$n',
  '$l',
  '$m',
  '$foo',
  '.a',
  '.size()',
  '.b(',
  'x',
  '1',
  '0',
  '1.5',
  'true',
  'é',
  '@',
  '#@x',
  '#foo',
  '#foo()',
  '$a.',
  '$s-',
  '$_',
  '&',
  ';',
  '?',
  '\f',
  '\u0000',
  '\u00a0',
  '#in',
  'in',
  'not',
  'eq',
];

const WHITESPACE = [
  '',
  '',
  '',
  '',
  ' ',
  '\n',
  '\t',
  '  ',
  '\n\n',
  ' \n ',
  '\r\n',
  '  \n',
  '\n  ',
  '\r',
  ' \t\n',
];
const PLAIN = [
  'x',
  'text ',
  '{"k": ',
  '}',
  ', ',
  '"',
  "'",
  '.',
  '-',
  '$5',
  '$ ',
  '#1',
  '# ',
  '1.00',
  '(a)',
  '[b]',
  '!',
  '|',
  '@',
  '\\',
  '\\\\',
  'é',
  '😀',
  '&',
  '.foo',
  '()',
  '[0]',
  '<a>',
  '#abc',
  '#abc(1)',
  '$$',
  '$.',
  '#.',
  '*',
  '=',
  '%',
  ':',
  ';',
  '$-',
  '$!-',
  '#-',
  '\u2028',
  '\u0001',
];

/** Gives most names a value, so that what follows has something to work on. */
function prologue(scope: Scope): string {
  const { random } = scope;
  const set = (name: string, kind: Parameters<typeof literal>[1]): string =>
    random.chance(0.5)
      ? `#set($${name} = ${literal({ ...scope, depth: 1 }, kind)})${random.pick(['', '', '\n', ' '])}`
      : '';
  return set('s', 'string') + set('n', 'number') + set('l', 'list') + set('m', 'map') + set('a', 'any');
}

function block(scope: Scope, most: number): string {
  return scope.random.list(1, most, () => element(scope) + scope.random.pick(WHITESPACE)).join('');
}

function element(scope: Scope): string {
  const { random } = scope;
  const inner = deeper(scope);
  const simple: [number, () => string][] = [
    [4, () => random.pick(PLAIN)],
    [8, () => reference(scope)],
    [
      1,
      () =>
        random.pick(['\\', '\\\\', '\\\\\\']) +
        random.pick([
          '$s',
          '$none',
          '${n}',
          '$!a',
          '#end',
          '#if',
          '#set',
          '#foo',
          '$m.a',
          '#else',
          '#{else}',
          '$',
        ]),
    ],
    [4, () => set(scope)],
    [2, () => changeOfPayload(scope)],
    [
      1,
      () =>
        random.pick([
          '## comment',
          '## $a\n',
          '#* c *#',
          '#* #if *#',
          '#** doc $a *#',
          '#[[ $a #if ]]#',
          '#[[x]]#',
          '#**#',
          '##',
          '#[[]]#',
        ]),
    ],
    [
      0.7,
      () =>
        random.pick([
          '#foo',
          '#foo()',
          '#foo(1)',
          '#evaluate("$a")',
          '#return(1)',
          '#@foo',
          '#{foo}',
          '#foo($a "b")',
          '#ifx',
          '#setx',
          '#endx',
          '#elsex',
          '#foo #end',
        ]),
    ],
    [
      0.15,
      () =>
        random.pick(['#break', '#stop', '#break()', '#stop()', '#{break}', '#{stop}', '#break($foreach)']),
    ],
  ];
  if (scope.depth <= 0) return random.weighted(simple);
  return random.weighted([
    ...simple,
    [5, () => ifElse(inner)],
    [4, () => foreach(inner)],
    [
      1,
      () =>
        `${random.pick(['#define(', '#define( '])}$${random.pick(['d', 'a', 'block'])})${body(inner)}${end(scope)}${random.pick(['$d', '$block', '$a', ''])}`,
    ],
    [
      0.5,
      () =>
        `#macro(${random.pick(['mac', 'mac $p', 'mac $p $q'])})${body(inner)}${end(scope)}${random.pick(['#mac()', '#mac(1)', '#mac', ''])}`,
    ],
  ]);
}

const gap = ({ random }: Scope): string =>
  random.chance(0.75) ? '' : random.pick([' ', ' ', '  ', '  ', '\t', '\t', random.chance(0.2) ? '\n' : ' ']);

function set(scope: Scope): string {
  const { random } = scope;
  const target = random.weighted([
    [6, () => `$${random.pick(['s', 't', 'n', 'd', 'l', 'm', 'a', 'b', 'e', 'yes', 'new'])}`],
    [
      1,
      () =>
        random.pick([
          '$m.a',
          '$m.b.c',
          "$m['k k']",
          '$l[0]',
          '$l[9]',
          '$m[$s]',
          '$a.b',
          '${s}',
          '$!s',
          '$!{s}',
          '$m.x-y',
          '$s.length',
          '$foreach.index',
          '$m.put("a",1)',
        ]),
    ],
    [
      1,
      () =>
        random.pick([
          '$context.requestOverride.header.h',
          '$context.responseOverride.status',
          '$context.responseOverride.header.H',
          "$context.requestOverride.querystring['q q']",
          '$context.foo',
          '$context.requestOverride.path.p',
          '$input.body',
          '$input',
          '$util',
          '$context',
          '$stageVariables.v',
        ]),
    ],
  ]);
  const directive = random.weighted([
    [12, () => '#set'],
    [1, () => '#{set}'],
  ]);
  const blanks = random.chance(0.02) ? '\t' : random.pick(['', '', '', ' ', '  ']);
  return `${directive}${blanks}(${gap(scope)}${target}${random.pick([' = ', '=', ' =', '= ', random.chance(0.1) ? '\n=\n' : ' = '])}${operation(scope)}${gap(scope)})`;
}

/** Something in the tree of `$input.path` changes, and is mostly read again. */
function changeOfPayload(scope: Scope): string {
  const { random } = scope;
  const part = `$input.path("${random.pick(['$', '$', '$', '$.a', '$.b', '$[0]', '$.a.b', '$..a', "$['a','b']"])}")`;
  const key = random.pick(KEYS.slice(0, 7));
  const value = (): string => argument(scope, random.pick(['string', 'number', 'list', 'map', 'any']));
  const change = random.weighted([
    [4, () => `#set(${part}.${key} = ${operation(scope)})`],
    [1, () => `#set(${part}['${key}'] = ${operation(scope)})`],
    [1, () => `#set(${part}[0] = ${operation(scope)})`],
    [3, () => `${part}.put(${random.chance(0.8) ? `'${key}'` : value()}, ${value()})`],
    [1, () => `${part}.putAll(${argument(scope, 'map')})`],
    [2, () => `${part}.add(${value()})`],
    [1, () => `${part}.add(0, ${value()})`],
    [1, () => `${part}.set(0, ${value()})`],
    [1, () => `${part}.addAll(${argument(scope, 'list')})`],
    [1, () => `${part}.remove('${key}')`],
    [1, () => `${part}.remove(0)`],
    [0.5, () => `${part}.clear()`],
    [0.5, () => `#foreach($e in ${part})#set($e.${key} = $velocityCount)#end`],
  ]);
  const read = random.pick([
    '',
    "$input.json('$')",
    "$input.json('$')",
    "$input.path('$')",
    `$input.json('${randomPath(random).replace(/'/g, '')}')`,
    '$input.body',
  ]);
  return change + read;
}

function ifElse(scope: Scope): string {
  const { random } = scope;
  const elseIf = random.list(
    0,
    random.chance(0.3) ? 2 : 0,
    () =>
      `${random.pick(['#elseif', '#elseif ', '#{elseif}'])}(${gap(scope)}${condition(scope)}${gap(scope)})${body(scope)}`,
  );
  const otherwise = random.chance(0.5)
    ? random.pick(['#else', '#{else}', '#else ', '#else\n', '#{else} \n']) + body(scope)
    : '';
  return `${random.pick(['#if', '#if', '#if', '#{if}'])}${gap(scope)}(${gap(scope)}${condition(scope)}${gap(scope)})${body(scope)}${elseIf.join('')}${otherwise}${end(scope)}`;
}

function foreach(scope: Scope): string {
  const { random } = scope;
  const item = random.pick(['e', 'e', 'a', 's', 'n']);
  const over = random.chance(0.7)
    ? argument(scope, random.pick(['list', 'list', 'map']))
    : argument(scope, 'any');
  const tail = random.chance(0.25)
    ? random.pick([
        '#if($foreach.hasNext),#end',
        '$foreach.count',
        '$velocityCount',
        '#if($foreach.index == 1)#break#end',
        '#if($velocityHasNext);#end',
        '#if($foreach.last).#end#if($foreach.first)!#end',
        '$foreach.parent.count',
      ])
    : '';
  return `${random.pick(['#foreach', '#foreach', '#{foreach}'])}${gap(scope)}(${gap(scope)}$${random.pick(['', '', '', '!', '{'])}${item} in ${over}${gap(scope)})${body(scope)}${tail}${end(scope)}`.replace(
    new RegExp(`\\(([ \\t\\n]*)\\$\\{${item} in`),
    `($1$\{${item}} in`,
  );
}

const body = (scope: Scope): string => scope.random.pick(WHITESPACE) + block(scope, 3);

const end = ({ random }: Scope): string =>
  random.pick(['#end', '#end', '#end', '#{end}', '#end ', '#end\n', '#end \n', '#{end}\n']);

function damage(random: Random, template: string): string {
  const at = random.below(template.length + 1);
  const length = 1 + random.below(4);
  return random.weighted([
    [3, () => template.slice(0, at) + template.slice(at + length)],
    [3, () => template.slice(0, at) + random.pick(TOKENS) + template.slice(at)],
    [1, () => template.slice(0, at)],
    [1, () => template.slice(0, at) + template.slice(at, at + length * 3) + template.slice(at)],
    [1, () => template.slice(0, at) + random.pick(TOKENS) + template.slice(at + length)],
  ]);
}
