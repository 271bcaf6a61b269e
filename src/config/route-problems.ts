import { groupBy } from 'lodash';
import { methodId, resourceId } from '../template/logical-ids';
import { withAncestors } from '../api-gateway/paths';
import { logicalIdProblems } from './logical-id-problems';
import type { Problem } from './problem';
import type { RouteKey } from './route-key';

/** A route and the configuration path of the event that names it. */
export interface PlacedRoute extends RouteKey {
  readonly configPath: string;
}

/** What is wrong between routes that are each right. */
export function routeProblems(routes: readonly PlacedRoute[]): Problem[] {
  return [...duplicates(routes), ...variableSiblings(routes), ...idProblems(routes)];
}

function duplicates(routes: readonly PlacedRoute[]): Problem[] {
  return Object.values(groupBy(routes, ({ method, path }) => `${method} ${path}`)).flatMap(
    ([first, ...others]) =>
      others.map((other): Problem => ({
        code: 'ROUTE_DUPLICATE',
        path: other.configPath,
        message: `${other.method} ${other.path} is a route already, in ${first?.configPath ?? ''}.`,
        given: `${other.method} ${other.path}`,
        fix: 'Remove one of the two events.',
      })),
  );
}

/** Source: apigateway/latest/api/API_CreateResource.html; API Gateway refuses "a sibling with a variable path part". */
function variableSiblings(routes: readonly PlacedRoute[]): Problem[] {
  const first = new Map<string, { segment: string; route: PlacedRoute }>();
  const problems: Problem[] = [];
  for (const route of routes) {
    const segments = route.path.split('/').slice(1);
    for (const [index, segment] of segments.entries()) {
      if (!segment.startsWith('{')) continue;
      const parent = `/${segments.slice(0, index).join('/')}`;
      const known = first.get(parent);
      if (known === undefined) first.set(parent, { segment, route });
      else if (known.segment !== segment) {
        problems.push({
          code: 'ROUTE_VARIABLES',
          path: route.configPath,
          message: `Below ${parent} stand two variables, ${known.segment} (in ${known.route.configPath}) and ${segment}.`,
          given: `${route.method} ${route.path}`,
          fix: 'API Gateway takes one variable at each level: give both the same name.',
        });
      }
    }
  }
  return problems;
}

function idProblems(routes: readonly PlacedRoute[]): Problem[] {
  const ids = routes.flatMap(({ method, path: route, configPath }) => [
    ...withAncestors(route).map((path) => ({ id: resourceId(path), name: path, configPath })),
    { id: methodId(route, method), name: route, configPath },
  ]);
  return logicalIdProblems('paths', ids, 'Rename one of them, or gather both under {proxy+}.');
}
