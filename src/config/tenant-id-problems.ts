import type { Problem } from './problem';
import type { RouteKey } from './route-key';
import type { Authorization } from './settings';

/**
 * What is wrong with where a route finds its tenant.
 * Source: lambda/latest/dg/tenant-isolation-invoke.html
 *
 * @param path configuration path of the setting
 */
export function tenantIdProblems(
  given: string | undefined,
  keys: readonly RouteKey[],
  authorization: Authorization,
  path: string,
): Problem[] {
  if (given === undefined) return [];
  const problem = (message: string, fix: string): Problem[] => [
    { code: 'CONFIGURATION_VALUE', path, message, given, fix },
  ];
  const [, place, name = ''] =
    /^(method\.request\.(?:header|querystring|path)|context\.authorizer)\.([\w.-]+)$/.exec(given) ?? [];
  switch (place) {
    case undefined:
      return problem(
        'This is no place of a request in which a tenant’s id can stand.',
        "Write 'method.request.header.x-tenant-id', 'method.request.querystring.tenant', 'method.request.path.tenantId' or 'context.authorizer.tenantId'.",
      );
    case 'method.request.path': {
      const without = keys.find(
        ({ path: route }) => !route.includes(`{${name}}`) && !route.includes(`{${name}+}`),
      );
      return without === undefined
        ? []
        : problem(
            `The path ${without.path} has no variable ${name}.`,
            `Add {${name}} to the path, or set request.tenantId in the events whose paths have it.`,
          );
    }
    case 'context.authorizer':
      return 'authorizer' in authorization
        ? []
        : problem(
            `${keys[0]?.path ?? 'The route'} has no authorizer that could name the tenant.`,
            'Name one of privateApi.authorizers in authorization.',
          );
    default:
      return [];
  }
}
