import { groupBy, mapKeys, mapValues, uniq } from 'lodash';
import { methodsOfAny } from '../api-gateway/methods';
import type { Cors, Route } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import { ref } from '../template/intrinsics';
import { methodId, restApiId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';
import { choosesOrigin, choosingOrigin, originHeaders, originsVariable } from './cors-headers';
import { resourceRef } from './resources';

/**
 * The methods `OPTIONS` by which API Gateway answers a browser that asks first: one on each path with `cors` that has
 * none of its own. They are open to whom the resource policy lets in, since a browser asks without credentials.
 * Source: apigateway/latest/developerguide/how-to-cors.html
 */
export function preflights(
  routes: readonly Route[],
  texts: TemplateTexts,
): Record<string, CloudFormationResource> {
  const paths = groupBy(routes, 'path');
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, methods]) => {
      const asked = methods.filter(({ cors }) => cors !== undefined);
      const cors = asked[0]?.cors;
      if (cors === undefined || methods.some(({ method }) => method === 'OPTIONS')) return [];
      const allowed = cors.methods ?? allowedMethods(asked.map(({ method }) => method));
      return [[methodId(path, 'options'), preflight(path, cors, allowed, texts)]];
    }),
  );
}

function allowedMethods(methods: readonly string[]): string[] {
  return methods.includes('ANY') ? [...methodsOfAny] : uniq([...methods, 'OPTIONS']).sort();
}

function preflight(
  path: string,
  cors: Cors,
  methods: readonly string[],
  texts: TemplateTexts,
): CloudFormationResource {
  const headers = mapKeys(
    {
      ...originHeaders(cors),
      'Access-Control-Allow-Methods': methods.join(','),
      'Access-Control-Allow-Headers': cors.headers.join(','),
      ...(cors.maxAge !== undefined && { 'Access-Control-Max-Age': String(cors.maxAge) }),
      ...(cors.cacheControl !== undefined && { 'Cache-Control': cors.cacheControl }),
    },
    (_, name) => `method.response.header.${name}`,
  );
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: ref(restApiId),
      ResourceId: resourceRef(path),
      HttpMethod: 'OPTIONS',
      AuthorizationType: 'NONE',
      Integration: {
        Type: 'MOCK',
        RequestTemplates: { 'application/json': '{"statusCode":204}' },
        IntegrationResponses: [
          {
            StatusCode: '204',
            ...(choosesOrigin(cors) && {
              ResponseTemplates: { 'application/json': choosingOrigin(originsVariable(cors), texts, '') },
            }),
            ResponseParameters: mapValues(headers, (value) => `'${value}'`),
          },
        ],
      },
      MethodResponses: [{ StatusCode: '204', ResponseParameters: mapValues(headers, () => false) }],
    },
  };
}
