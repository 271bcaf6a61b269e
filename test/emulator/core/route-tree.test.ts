import fc from 'fast-check';
import type { GatewayMethod } from '../../../src/emulator/gateway-api';
import { splitPath } from '../../../src/api-gateway/paths';
import { buildRouteTree, findRoute } from '../../../src/emulator/route-tree';

const method = (httpMethod: string, resourcePath: string): GatewayMethod =>
  ({ httpMethod, resourcePath }) as unknown as GatewayMethod;

const part = fc.constantFrom('a', 'b', '{x}', '{x}');
const route = fc
  .tuple(fc.constantFrom('GET', 'POST', 'ANY'), fc.array(part, { maxLength: 3 }), fc.boolean())
  .map(([httpMethod, parts, greedy]) =>
    method(httpMethod, `/${[...parts, ...(greedy ? ['{x+}'] : [])].join('/')}`),
  );
const request = fc.tuple(
  fc.constantFrom('GET', 'POST'),
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }),
);

/** The rule, said plainly: of all routes that fit, the one whose parts are the most exact, from left to right. */
function expected(
  routes: readonly GatewayMethod[],
  httpMethod: string,
  segments: readonly string[],
): GatewayMethod | undefined {
  const rank = (part: string): number => (part.endsWith('+}') ? 2 : part.startsWith('{') ? 1 : 0);
  const key = ({ resourcePath, httpMethod: own }: GatewayMethod): string =>
    `${splitPath(resourcePath).map(rank).join('')}-${own === 'ANY' ? 1 : 0}`;
  const fits = routes.filter(({ httpMethod: own, resourcePath }) => {
    if (own !== httpMethod && own !== 'ANY') return false;
    const parts = splitPath(resourcePath);
    const greedy = parts.at(-1)?.endsWith('+}') === true;
    if (greedy ? segments.length < parts.length : segments.length !== parts.length) return false;
    return parts.every((item, index) => item.startsWith('{') || item === segments[index]);
  });
  return fits.sort((left, right) => (key(left) < key(right) ? -1 : 1))[0];
}

test('finds what a search through all routes finds', () => {
  fc.assert(
    fc.property(fc.array(route, { maxLength: 12 }), request, (routes, [httpMethod, segments]) => {
      const found = findRoute(buildRouteTree(routes), segments, httpMethod);
      const wanted = expected(routes, httpMethod, segments);
      expect(found?.method.resourcePath).toBe(wanted?.resourcePath);
      expect(found?.method.httpMethod).toBe(wanted?.httpMethod);
    }),
    { numRuns: 500 },
  );
});

test('a path of many segments costs no more than its length', () => {
  const routes = ['a', 'b', 'c', 'd'].flatMap((first) => [
    method('GET', `/${first}/{x}/${'{x}/'.repeat(20)}end`),
    method('GET', `/{x}/${first}/{x+}`),
  ]);
  const tree = buildRouteTree(routes);
  expect(
    findRoute(
      tree,
      Array.from({ length: 5000 }, () => 'a'),
      'GET',
    )?.method.resourcePath,
  ).toBe('/{x}/a/{x+}');
});
