import type { OracleInput } from '../oracle/velocity-oracle';
import type { Random } from './random';
import { randomJson, TEXTS } from './random-json';

/** What a template is rendered with. */
export function randomInput(random: Random): OracleInput {
  return {
    body: random.weighted([
      [1, () => ''],
      [1, () => random.pick(TEXTS)],
      [8, () => randomJson(random, 3)],
      [1, () => randomJson(random, 3, 0.1)],
    ]),
    params: {
      path: { p: random.pick(['1', 'a%20b', 'é']) },
      querystring: random.chance(0.5) ? { q: random.pick(TEXTS), 'q q': ['1', '2'] } : {},
      header: random.chance(0.5) ? { 'Content-Type': 'application/json', H: ['x', random.pick(TEXTS)] } : {},
    },
    context: {
      stage: 'test',
      httpMethod: 'POST',
      identity: { sourceIp: '10.0.0.1', user: random.pick(['', 'me']) },
      ...(random.chance(0.2)
        ? { requestOverride: { header: { h: 'before' }, path: {}, querystring: {} } }
        : {}),
    },
    stageVariables: random.chance(0.5) ? { v: 'one', 'v w': random.pick(TEXTS) } : {},
    variables: Object.fromEntries(
      ['s', 't', 'n', 'd', 'l', 'm', 'yes', 'no', 'a', 'b', 'nil', 'small']
        .filter(() => random.chance(0.7))
        .map((name) => [name, randomVariable(random, name)]),
    ),
  };
}

function randomVariable(random: Random, name: string): unknown {
  switch (name) {
    case 's':
    case 't':
      return random.pick(TEXTS);
    case 'n':
      return random.pick([0, 1, 2, 5, -3, 2147483647]);
    case 'small':
      return random.below(5);
    case 'd':
      return random.pick([0.5, 1.5, -2.25, 3000000000, 1e-7]);
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'nil':
      return null;
    case 'l':
      return plain(`[${random.list(0, 4, () => randomJson(random, 2)).join(',')}]`);
    case 'm':
      return plain(`{"a":${randomJson(random, 2)},"b":${randomJson(random, 2)},"k k":1}`);
    default:
      return plain(randomJson(random, 2));
  }
}

/** A JavaScript value that both sides read alike: numbers that JSON.stringify writes as they were. */
const plain = (json: string): unknown =>
  JSON.parse(json, (_key, value: unknown) => (typeof value === 'number' && !isPlain(value) ? 7 : value));

const isPlain = (value: number): boolean =>
  !Object.is(value, -0) && Math.abs(value) <= 1e15 && (value === 0 || Math.abs(value) >= 1e-6);
