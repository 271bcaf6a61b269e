import { minBy } from 'lodash';
import { methodsOfAny } from '../api-gateway/methods';
import { splitPath } from '../api-gateway/paths';
import type { Route } from './side';

type Routes = ReadonlyMap<string, Route>;

/**
 * Who answers on the other side the requests that a route is for there is none of its name: the same path with another
 * name of its variable, ANY in place of a method, or a variable that also takes its segments. By method, because of a
 * method alone ANY may have another.
 */
export function counterparts(
  route: Route,
  own: Routes,
  others: Routes,
): { verb: string; other: Route | undefined }[] {
  const { httpMethod, resourcePath } = route.method;
  const verbs = httpMethod === 'ANY' ? methodsOfAny : [httpMethod];
  return verbs
    .filter((verb) => verb === httpMethod || !own.has(`${verb} ${resourcePath ?? ''}`))
    .map((verb) => ({ verb, other: best(route.path, verb, others) }));
}

function best(path: string, verb: string, routes: Routes): Route | undefined {
  const fitting = [...routes.values()].flatMap((route) => {
    if (route.gate.httpMethod !== verb && route.gate.httpMethod !== 'ANY') return [];
    const kind = takes(splitPath(route.path), splitPath(path));
    return kind === undefined ? [] : [{ route, rank: `${kind}${route.gate.httpMethod === verb ? 0 : 1}` }];
  });
  return minBy(fitting, 'rank')?.route;
}

/** How the segments of a path are taken, best first: `0` as they are, `1` by a variable, `2` by a greedy one. */
function takes(pattern: readonly string[], segments: readonly string[]): string | undefined {
  let kind = '';
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    const isVariable = segment.startsWith('{');
    if (part.endsWith('+}')) return `${kind}${segment.endsWith('+}') ? 0 : 2}`;
    if (segment.endsWith('+}')) return undefined;
    if (part.startsWith('{')) kind += isVariable ? '0' : '1';
    else if (part === segment) kind += '0';
    else return undefined;
  }
  return segments.length === pattern.length ? kind : undefined;
}
