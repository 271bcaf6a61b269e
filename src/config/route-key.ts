import { httpMethods, type HttpMethod } from '../api-gateway/methods';
import { isPathSegment } from '../api-gateway/paths';
import type { Problem } from './problem';

/** A method and a path of the API. */
export interface RouteKey {
  readonly method: HttpMethod;
  readonly path: string;
}

/** Every path: `{proxy+}` does not match its parent, so the root needs a method of its own. */
const everything: readonly RouteKey[] = [
  { method: 'ANY', path: '/' },
  { method: 'ANY', path: '/{proxy+}' },
];

/**
 * The routes that an event names: `'*'` is two.
 *
 * @param path configuration path of the event
 */
export function routeKeys(
  event: string | { method?: string | undefined; path: string },
  path: string,
): { keys: readonly RouteKey[]; problems: readonly Problem[] } {
  if (typeof event === 'string') {
    if (event.trim() === '*') return { keys: everything, problems: [] };
    const [, method, route] = /^\s*(\S+)\s+(\S+)\s*$/.exec(event) ?? [];
    if (method === undefined || route === undefined) {
      return {
        keys: [],
        problems: [
          {
            code: 'ROUTE_SYNTAX',
            path,
            message: 'This is no route.',
            given: event,
            fix: "Write '*' for every path, or a method and a path: 'GET /health'.",
          },
        ],
      };
    }
    return routeKey(method, route, path, path);
  }
  return routeKey(event.method ?? 'ANY', event.path, `${path}.method`, `${path}.path`);
}

function routeKey(
  givenMethod: string,
  givenPath: string,
  methodPath: string,
  pathPath: string,
): { keys: readonly RouteKey[]; problems: readonly Problem[] } {
  const upper = givenMethod.toUpperCase();
  const method = httpMethods.find((known) => known === (upper === '*' ? 'ANY' : upper));
  const segments = givenPath.split('/');
  if (segments[0] === '') segments.shift();
  if (segments.at(-1) === '') segments.pop();
  const path = `/${segments.join('/')}`;

  const problems: Problem[] = [...pathProblems(givenPath, segments, pathPath)];
  if (method === undefined) {
    problems.unshift({
      code: 'ROUTE_METHOD',
      path: methodPath,
      message: 'API Gateway has no such method.',
      given: givenMethod,
      fix: `Use one of ${httpMethods.join(', ')}.`,
    });
  }
  if (method === undefined || problems.length > 0) return { keys: [], problems };
  if (givenPath === '*') return { keys: everything.map((key) => ({ ...key, method })), problems };
  return { keys: [{ method, path }], problems };
}

/** Source: apigateway/latest/developerguide/api-gateway-known-issues.html */
function* pathProblems(given: string, segments: readonly string[], path: string): Generator<Problem> {
  if (given === '*') return;
  for (const [index, segment] of segments.entries()) {
    if (!isPathSegment(segment)) {
      yield {
        code: 'ROUTE_PATH',
        path,
        message:
          segment === ''
            ? 'A path has no empty segments.'
            : `API Gateway takes no path segment ${JSON.stringify(segment)}.`,
        given,
        fix: "A segment is letters, digits and '_ - . , :', or a whole variable: '{id}', '{proxy+}'.",
      };
    } else if (segment.endsWith('+}') && index < segments.length - 1) {
      yield {
        code: 'ROUTE_BELOW_GREEDY',
        path,
        message: `Nothing stands below ${segment}: it takes the whole rest of the path.`,
        given,
        fix: `End the path with ${segment}, or use a variable of one segment: ${segment.replace('+', '')}.`,
      };
    }
  }
}
