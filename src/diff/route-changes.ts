import { isEqual, map, omit } from 'lodash';
import { asProperties } from '../template/properties';
import type { Method } from '../template/rest-api';
import { changesOf } from './changes-of';
import type { Change } from './difference';
import type { Route } from './side';

/** What changes about a route that is there on both sides, but for who may call it. */
export function routeChanges(before: Route, after: Route): Change[] {
  const isSameFunction = after.isFunction && before.target === after.target;
  const needs = (route: Route): string[] => map(route.gate.needs, 'id');
  const authorization = changesOf(
    { authorization: before.authorization },
    { authorization: after.authorization },
  );
  const isOtherAuthorizer = authorization.length === 0 && !isEqual(needs(before), needs(after));
  return [
    ...changesOf({ [whatOf(before, after)]: before.target }, { [whatOf(before, after)]: after.target }),
    ...authorization,
    ...(isOtherAuthorizer
      ? [{ what: 'what the authorizer looks at', before: undefined, after: undefined }]
      : []),
    ...changesOf(valuesOf(before.method, isSameFunction), valuesOf(after.method, isSameFunction)),
  ];
}

function whatOf(before: Route, after: Route): string {
  return before.isFunction || after.isFunction ? 'function' : 'integration';
}

/** Said already, or of no meaning by themselves. */
const elsewhere = [
  ...['RestApiId', 'ResourceId', 'HttpMethod', 'Integration', 'MethodResponses'],
  ...['AuthorizationType', 'AuthorizerId', 'AuthorizationScopes', 'ApiKeyRequired'],
];

function valuesOf(
  { properties, integration = {}, integrationResponses, methodResponses }: Method,
  isSameFunction: boolean,
): Record<string, unknown> {
  const named = (prefix: string, values: unknown): [string, unknown][] =>
    Object.entries(asProperties(values)).map(([name, value]) => [`${prefix}${name}`, value]);
  const inIntegration = omit(integration, ['RequestTemplates', 'IntegrationResponses']);
  return Object.fromEntries([
    ...named('', omit(properties, elsewhere)),
    // A function under another name is another ARN, and is told among what is replaced.
    ...named('Integration.', isSameFunction ? omit(inIntegration, 'Uri') : inIntegration),
    ...named('request template ', integration['RequestTemplates']),
    ...integrationResponses.flatMap((response) => {
      // API Gateway has one of each status.
      const which = `response ${response.status ?? '?'}`;
      const { ResponseTemplates, ...others } = response.properties;
      return [
        ...named(`${which}, `, omit(others, 'StatusCode')),
        ...named(`${which}, template `, ResponseTemplates),
        [which, 'given'] as [string, unknown],
      ];
    }),
    ...methodResponses.map((response): [string, unknown] => [
      `method response ${response.status ?? '?'}`,
      omit(response.properties, 'StatusCode'),
    ]),
  ]);
}
