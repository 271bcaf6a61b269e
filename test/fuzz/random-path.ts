import type { Random } from './random';
import { KEYS } from './random-json';

/** A JSONPath, mostly well-formed. */
export function randomPath(random: Random): string {
  const start = random.weighted([
    [12, () => '$'],
    [1, () => random.pick(KEYS)],
    [0.5, () => random.pick(['', '@', ' $', '$$', '.', '$ '])],
  ]);
  const end = random.weighted([
    [20, () => ''],
    [0.5, () => '.length()'],
    [0.5, () => random.pick(['.', '..', '[', ']', ' ', '[]', '.[0]', '()', '.size()', '.min()'])],
  ]);
  return start + random.list(0, 3, () => step(random)).join('') + end;
}

const key = (random: Random): string => random.pick(KEYS.slice(0, 8));

const step = (random: Random): string =>
  random.weighted([
    [8, () => `.${key(random)}`],
    [3, () => `['${key(random)}']`],
    [0.1, () => `["${key(random)}"]`],
    [1, () => `['${key(random)}'${random.pick([',', ', ', ' , '])}'${key(random)}']`],
    [3, () => `[${random.pick(['0', '1', '2', '-1', '9', ' 0 ', '00'])}]`],
    [1, () => `[${random.pick(['0,1', '0, 2', '1,0', '0,9', '-1,0'])}]`],
    [
      1,
      () =>
        `[${random.pick(['0:2', ':2', '1:', '-1:', ':-1', '0:9', '-2:-1', '2:1', ':', '0:2:2', ' 0 : 1 '])}]`,
    ],
    [1, () => random.pick(['.*', '[*]', '[ * ]', '..*'])],
    [1, () => `..${random.chance(0.8) ? key(random) : `['${key(random)}']`}`],
    [1, () => `[?(${filter(random)})]`],
  ]);

function filter(random: Random): string {
  const side = `@.${key(random)}`;
  const gap = random.pick(['', ' ']);
  const value = random.pick([
    '1',
    '2',
    '1.0',
    "'a'",
    '"abc"',
    "'5'",
    'true',
    'null',
    '-1',
    "''",
    `$.${key(random)}`,
    '[1]',
  ]);
  const compare = `${side}${gap}${random.pick(['==', '!=', '<', '>', '<=', '>=', '=', '=~', ' in '])}${gap}${value}`;
  return random.weighted([
    [4, () => compare],
    [2, () => side],
    [1, () => `@${gap}${random.pick(['>', '=='])}${gap}${value}`],
    [1, () => `${compare} ${random.pick(['&&', '||'])} ${side}`],
    [0.5, () => `!${side}`],
    [0.5, () => `${side}[0] == 1`],
  ]);
}
