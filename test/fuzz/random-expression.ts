import { EVERY_METHOD, JAVA_METHODS, type Kind } from './java-methods';
import { randomPath } from './random-path';
import type { Random } from './random';
import { KEYS, TEXTS } from './random-json';

/** What a generated template knows of itself: the references in scope, and how deep it may still nest. */
export interface Scope {
  random: Random;
  depth: number;
  /** References by what they probably hold. */
  names: Record<Kind, string[]>;
}

export const deeper = (scope: Scope): Scope => ({ ...scope, depth: scope.depth - 1 });

const KINDS: readonly Kind[] = ['string', 'number', 'list', 'map', 'boolean', 'any'];

const space = ({ random }: Scope): string =>
  random.chance(0.9) ? random.pick(['', '', ' ']) : random.pick(['  ', '\t', '\n', ' \n ', '\r\n']);

/** `$name`, in any of its forms, with whatever may follow it. */
export function reference(scope: Scope, kind: Kind = scope.random.pick(KINDS)): string {
  const { random } = scope;
  const chain = randomChain(scope, kind);
  const quiet = random.chance(0.2) ? '!' : '';
  return random.chance(0.3) ? `$${quiet}{${chain}}` : `$${quiet}${chain}`;
}

function randomChain(scope: Scope, kind: Kind): string {
  const { random } = scope;
  let [chain, holds] = root(scope, kind);
  for (
    let links = random.weighted([
      [5, () => 0],
      [4, () => 1],
      [2, () => 2],
      [1, () => 3],
    ]);
    links > 0;
    links--
  ) {
    const [link, result] = random.weighted<[string, Kind]>([
      [5, () => call(scope, random.chance(0.9) ? holds : random.pick(KINDS))],
      [2, () => [`.${random.pick([...KEYS.slice(0, 7), 'A', 'Name', 'key', 'value', 'empty'])}`, 'any']],
      [2, () => [`[${space(scope)}${index(scope)}${space(scope)}]`, 'any']],
    ]);
    chain += link;
    holds = result;
  }
  return chain;
}

function root(scope: Scope, kind: Kind): [string, Kind] {
  const { random, names } = scope;
  return random.weighted<[string, Kind]>([
    [12, () => [names[kind].length > 0 ? random.pick(names[kind]) : 'undefinedName', kind]],
    [
      1,
      () => [
        random.pick([
          'none',
          'a-b',
          'x_1',
          'velocityCount',
          'foreach.index',
          'foreach.count',
          'foreach.hasNext',
        ]),
        'any',
      ],
    ],
    [
      1,
      () => [
        random.pick([
          'foreach.first',
          'foreach.last',
          'foreach.parent.index',
          'foreach.parent.parent',
          'foreach.foo',
          'velocityHasNext',
        ]),
        'any',
      ],
    ],
    [3, () => [`input.path(${pathArgument(scope)})`, 'any']],
    [2, () => [`input.json(${pathArgument(scope)})`, 'string']],
    [2, () => [random.pick(['input.body', "input.params('p')", "input.params('q').length()"]), 'string']],
    [
      1,
      () => [
        random.pick([
          'input.params()',
          'input.params().header',
          'input.params().querystring',
          "input.params().get('path')",
          'method.request',
          'method.request.path',
          'method.request.header',
          'method.request.querystring',
          'method.request.multivaluequerystring',
        ]),
        'map',
      ],
    ],
    [1, () => [`method.request.multivaluequerystring.${random.pick(['q', 'gone', "get('q q')"])}`, 'list']],
    [
      3,
      () => [
        `util.${random.pick(['escapeJavaScript', 'urlEncode', 'base64Encode'])}(${argument(scope, 'string')})`,
        'string',
      ],
    ],
    [1, () => [`util.${random.pick(['urlDecode', 'base64Decode'])}(${argument(scope, 'string')})`, 'string']],
    [1, () => [`util.parseJson(${argument(scope, 'string')})`, 'any']],
    [
      1,
      () => [
        random.pick([
          'context.stage',
          'context.identity.sourceIp',
          'context.identity',
          'context.nothing',
          'stageVariables.v',
          "stageVariables['v w']",
          'stageVariables.none',
        ]),
        'string',
      ],
    ],
    [
      1,
      () => [
        random.pick([
          'context.requestOverride.header',
          'context.responseOverride',
          'context.responseOverride.header.h',
          "context['stage']",
          'context.requestOverride.path.keySet()',
        ]),
        'any',
      ],
    ],
  ]);
}

function pathArgument(scope: Scope): string {
  const { random } = scope;
  if (random.chance(0.1)) return argument(scope, 'string');
  const path = randomPath(random);
  if (path.includes("'")) return `"${path.replace(/"/g, "'")}"`;
  return random.chance(0.3) && !path.includes('"') ? `"${path}"` : `'${path}'`;
}

function call(scope: Scope, holds: Kind): [string, Kind] {
  const { random } = scope;
  const on = holds === 'any' ? random.pick(KINDS) : holds;
  const [name, parameters, result] = random.chance(0.85)
    ? random.pick(JAVA_METHODS[on])
    : anyMethod(scope, on);
  const given = random.chance(0.04) ? random.list(0, 3, () => random.pick(KINDS)) : parameters;
  const inner = deeper(scope);
  const list = given.map((kind) =>
    kind === 'regex' ? `'${random.pick(REGULAR_EXPRESSIONS)}'` : argument(inner, kind),
  );
  if (list.length === 0) return [`.${name}(${random.chance(0.01) ? ' ' : ''})`, result];
  return [`.${name}(${space(scope)}${list.join(`${space(scope)},${space(scope)}`)}${space(scope)})`, result];
}

function anyMethod({ random }: Scope, on: Kind): readonly [string, readonly Kind[], Kind] {
  const [name = '', count = '0'] = random.pick(EVERY_METHOD[on]).split('/');
  const parameters = Array.from({ length: Number(count) }, () =>
    random.chance(0.5) ? on : random.pick(KINDS),
  );
  return [name, parameters, 'any'];
}

const REGULAR_EXPRESSIONS = [
  ',',
  '.',
  'a',
  '[a-c]',
  '[^a-z]',
  '\\\\s+',
  '\\\\d',
  '\\s',
  '\\d+',
  '\\w',
  '\\W',
  '(a)(b)?',
  'a|b',
  '^a',
  'c$',
  '.*',
  '.+',
  '',
  ' ',
  '(?i)A',
  '(?s).*',
  '\\.',
  '[,;]',
  'x*',
  '\\bW',
  '\\p{L}',
  '\\p{Alpha}+',
  '[[:alpha:]]',
  'l{2}',
  '(l)\\1',
  '[a-z&&[^b]]',
  '\\Qa,b\\E',
  '(',
  '[0-9]+',
  '\\n',
  '\\R',
  '\\h',
  '(?<n>a)',
  '(?=W)',
  '(?<!a)b',
  'a++',
  '\\x41',
  '\\u0041',
  '"',
  '[2-5][0-9][0-9]',
  '\\',
];

/** An argument of a method, or an index: literals and references, no arithmetic. */
export function argument(scope: Scope, kind: Kind): string {
  const { random } = scope;
  if (random.chance(0.005)) return operation(deeper(scope)); // which the grammar does not take here
  if (random.chance(0.5) || scope.depth <= 0) return literal(scope, kind);
  return reference(deeper(scope), kind);
}

const index = (scope: Scope): string =>
  scope.random.weighted([
    [4, () => scope.random.pick(['0', '1', '2', '-1', '9', '-9'])],
    [3, () => text(scope, scope.random.pick(KEYS))],
    [2, () => (scope.depth <= 0 ? '0' : reference(deeper(scope)))],
    [0.1, () => literal(deeper(scope), 'any')],
  ]);

function text({ random }: Scope, given: string): string {
  if (random.chance(0.5)) return `'${given.replace(/'/g, random.chance(0.5) ? "''" : '')}'`;
  return `"${given.replace(/"/g, random.chance(0.5) ? '""' : '')}"`;
}

const NUMBERS = [
  ...['0', '1', '2', '3', '7', '10', '-1', '-3', '1.0', '2.5', '-0.5', '0.1', '1.5e-3', '1.0E2', '-0'],
  ...[
    '2147483647',
    '-2147483648',
    '2147483648',
    '9223372036854775807',
    '9223372036854775808',
    '99999999999999999999',
  ],
];
const ODD_NUMBERS = ['007', '1.', '.5', '1e3', '1e', '1.5E+2', '1.e2', '-.5', '--1', '+1', '1.0.0', '1..2'];

export function literal(scope: Scope, kind: Kind): string {
  const { random, depth } = scope;
  const inner = deeper(scope);
  switch (kind) {
    case 'string':
      return random.weighted([
        [3, () => text(scope, random.pick(TEXTS))],
        [2, () => text(scope, random.pick(KEYS))],
        [2, () => (depth <= 0 ? "''" : `"${interpolated(inner)}"`)],
        [
          1,
          () =>
            text(
              scope,
              random.pick([
                '\\u0041',
                '\\n',
                '\\t',
                '\\\\',
                '\\$a',
                '\\u00',
                "\\'",
                '\\x',
                '$',
                '#',
                '##',
                '#*',
                '$!',
                '${',
                '#set(',
              ]),
            ),
        ],
      ]);
    case 'number':
      return random.pick(random.chance(0.97) ? NUMBERS : ODD_NUMBERS);
    case 'boolean':
      return random.pick(['true', 'false']);
    case 'list':
      return random.weighted([
        [
          3,
          () =>
            list(scope, '[', ']', () =>
              depth <= 0 ? literal(inner, 'number') : argument(inner, random.pick(KINDS)),
            ),
        ],
        [
          2,
          () =>
            `[${space(scope)}${bound(scope)}${space(scope)}..${space(scope)}${bound(scope)}${space(scope)}]`,
        ],
      ]);
    case 'map':
      return list(scope, '{', '}', () => {
        const key = random.chance(0.85)
          ? text(scope, random.pick(KEYS))
          : depth <= 0
            ? '1'
            : argument(inner, 'any');
        return `${key}${space(scope)}:${space(scope)}${depth <= 0 ? literal(inner, 'number') : argument(inner, random.pick(KINDS))}`;
      });
    case 'any':
      return literal(inner, random.pick(KINDS.slice(0, depth <= 0 ? 2 : 5)));
  }
}

const bound = ({ random }: Scope): string =>
  random.weighted([
    [8, () => random.pick(['0', '1', '3', '-2', '5'])],
    // Never a number that may be large: a range is a list of all its numbers.
    [3, () => random.pick(['$small', '$foreach.count', '$l.size()', '$!small', '${small}', '$s.length()'])],
    [0.3, () => random.pick(["'a'", '1.5', '$s', '$none', '$m', '-0'])],
  ]);

function list(scope: Scope, open: string, close: string, make: () => string): string {
  const { random } = scope;
  // A blank between the brackets of an empty list does not parse.
  if (random.chance(0.15)) return random.chance(0.95) ? `${open}${close}` : `${open} ${close}`;
  const items = random.list(1, 3, make).join(`${space(scope)},${space(scope)}`);
  return `${open}${space(scope)}${items}${random.chance(0.005) ? ',' : ''}${space(scope)}${close}`;
}

function interpolated(scope: Scope): string {
  const { random } = scope;
  return random
    .list(1, 3, () =>
      random.weighted([
        [4, () => reference(scope).replace(/"/g, '""')],
        [2, () => random.pick([' ', 'x', '-', '.', '\n', 'é', "'", '$', '#', '\\$a', '\\\\', '$5', '#end'])],
        [1, () => `#if(${condition(scope).replace(/"/g, '""')})y#{else}n#end`],
        [1, () => `#foreach($e in [1..2])$e#end`],
        [1, () => `#set($s = ${random.pick(['1', "'q'", '$n'])})`],
      ]),
    )
    .join('');
}

const ARITHMETIC = ['+', '-', '*', '/', '%'];
const COMPARISON = ['==', '!=', '<', '>', '<=', '>=', 'eq', 'ne', 'lt', 'gt', 'le', 'ge'];
const LOGIC = ['&&', '||', 'and', 'or'];

/** What may stand at the right of `#set` and in `#if`. */
export function operation(scope: Scope, kind: Kind = scope.random.pick(KINDS)): string {
  const { random, depth } = scope;
  if (depth <= 0) return random.chance(0.5) ? literal(scope, kind) : reference(scope, kind);
  const inner = deeper(scope);
  const gap = (): string => (random.chance(0.85) ? ' ' : space(scope));
  const binary = (operators: readonly string[], side: () => string): string =>
    `${side()}${gap()}${random.pick(operators)}${gap()}${side()}`;
  return random.weighted([
    [4, () => reference(inner, kind)],
    [3, () => literal(inner, kind)],
    [3, () => binary(ARITHMETIC, () => operation(inner, random.chance(0.8) ? 'number' : kind))],
    [1, () => binary(COMPARISON, () => operation(inner, kind))],
    [1, () => binary(LOGIC, () => operation(inner, 'boolean'))],
    [1, () => `(${space(scope)}${operation(inner, kind)}${space(scope)})`],
    [0.5, () => `${random.pick(['!', '!', '! ', 'not ', '-'])}${operation(inner, 'boolean')}`],
  ]);
}

export function condition(scope: Scope): string {
  const { random, depth } = scope;
  const inner = deeper(scope);
  if (depth <= 0) return reference(scope);
  return random.weighted([
    [3, () => reference(inner)],
    [4, () => `${operation(inner)} ${random.pick(COMPARISON)} ${operation(inner)}`],
    [2, () => `${condition(inner)} ${random.pick(LOGIC)} ${condition(inner)}`],
    [1, () => `!${condition(inner)}`],
    [1, () => `(${condition(inner)})`],
    [1, () => operation(inner)],
  ]);
}
