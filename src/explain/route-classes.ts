import { groupBy, uniq } from 'lodash';
import { methodsOfAny } from '../api-gateway/methods';
import { PrivateApiError } from '../errors';
import type { PolicyDocument } from '../policy';
import { evaluateResource } from '../policy/evaluate-statement';
import { parsePolicy } from '../policy/parse-policy';
import type { Statement } from '../policy/statement';
import type { Method, RestApi } from '../template/rest-api';

/** Routes of which the policy and the authorization say the same. */
export interface RouteClass {
  readonly label: string;
  readonly authorization: string;
  /** ARN of a request to one of them */
  readonly resource: string;
}

interface Request {
  readonly method: Method;
  readonly verb: string;
  readonly authorization: string;
  readonly resource: string;
  /** authorization, and which statements cover it */
  readonly key: string;
}

const shownRoutes = 2;

/** @param arn `arn:aws:execute-api:REGION:ACCOUNT:API/STAGE` */
export function routeClasses(
  { methods }: RestApi,
  policy: PolicyDocument | string | undefined,
  arn: string,
): readonly RouteClass[] {
  const statements = statementsIn(policy);
  const requests = methods.flatMap((method): Request[] => {
    const path = (method.resourcePath ?? '/').replace(/\{[^}]*\}/g, 'x');
    return (method.httpMethod === 'ANY' ? methodsOfAny : [method.httpMethod]).map((verb) => {
      const resource = `${arn}/${verb}${path}`;
      const covered = statements.map((one) => evaluateResource(one, resource, () => undefined).matches);
      // What is not known may be anyone.
      const authorization = method.authorization ?? 'NONE';
      return {
        method,
        verb,
        authorization,
        resource,
        key: `${authorization} ${covered.map(Number).join('')}`,
      };
    });
  });
  if (requests.length === 0) return [{ label: '', authorization: 'NONE', resource: `${arn}/GET/` }];
  return Object.values(groupBy(requests, 'key')).map((alike) => ({
    label: labelOf(alike),
    authorization: alike[0]?.authorization ?? 'NONE',
    resource: (alike.find(({ verb }) => verb === 'GET') ?? alike[0])?.resource ?? `${arn}/GET/`,
  }));
}

function statementsIn(policy: PolicyDocument | string | undefined): readonly Statement[] {
  if (policy === undefined || typeof policy === 'string') return [];
  try {
    return parsePolicy(policy, 'resource');
  } catch (error) {
    if (error instanceof PrivateApiError) return [];
    throw error;
  }
}

/** `GET /orders, ANY /{proxy+} and 3 more`: ANY where all its methods are alike. */
function labelOf(requests: readonly Request[]): string {
  const routes = uniq(
    requests.map(({ method, verb }) => {
      const whole =
        method.httpMethod === 'ANY' &&
        requests.filter((other) => other.method === method).length === methodsOfAny.length;
      return `${whole ? 'ANY' : verb} ${method.resourcePath ?? '?'}`;
    }),
  );
  const shown = routes.slice(0, shownRoutes).join(', ');
  return routes.length > shownRoutes ? `${shown} and ${routes.length - shownRoutes} more` : shown;
}
