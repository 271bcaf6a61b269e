import { STATUS_CODES } from 'node:http';
import { isEqual, mapKeys, mapValues, uniqWith } from 'lodash';
import { gatewayResponseTypes, type GatewayResponseType } from '../api-gateway/gateway-response-types';
import type { Cors, GatewayResponse, PrivateApi, Template } from '../config/settings';
import { ref } from '../template/intrinsics';
import { gatewayResponseId, restApiId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';
import { choosesOrigin, originHeaders } from './cors-headers';

type Api = Pick<PrivateApi, 'gatewayResponses' | 'routes' | 'format'>;

/** Behind all others: what they say holds for every type that has no response of its own. */
const fallbacks = ['DEFAULT_4XX', 'DEFAULT_5XX'] as const;

/**
 * What API Gateway answers by itself. Where pages of one origin call, a page can read these answers too; of several
 * origins, a gateway response can not choose one, since it runs no template.
 * Source: apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponses(api: Api): Record<string, CloudFormationResource> {
  const cors = oneOrigin(api);
  const own = new Set(api.gatewayResponses.map(({ type }) => type));
  const all: (GatewayResponse | GatewayResponseType)[] = [
    ...api.gatewayResponses,
    ...(cors === undefined ? [] : fallbacks.filter((type) => !own.has(type))),
  ];
  return Object.fromEntries(
    all.map((one) => {
      const type = typeof one === 'string' ? one : one.type;
      const given = typeof one === 'string' ? undefined : one;
      const headers = { ...(cors && originHeaders(cors)), ...given?.headers };
      return [
        gatewayResponseId(type),
        {
          Type: 'AWS::ApiGateway::GatewayResponse',
          Properties: {
            RestApiId: ref(restApiId),
            ResponseType: type,
            ...(given?.statusCode !== undefined && { StatusCode: String(given.statusCode) }),
            ...(Object.keys(headers).length > 0 && {
              ResponseParameters: mapValues(
                mapKeys(headers, (_, name) => `gatewayresponse.header.${name}`),
                (value) => `'${value}'`,
              ),
            }),
            ...(given !== undefined && { ResponseTemplates: given.templates ?? bodies(given, api.format) }),
          },
        },
      ];
    }),
  );
}

/** What all routes with `cors` say, where that is one origin. */
function oneOrigin({ routes }: Api): Cors | undefined {
  const all = uniqWith(
    routes.flatMap(({ cors }) => (cors === undefined ? [] : [cors])),
    (a, b) => isEqual(originHeaders(a), originHeaders(b)),
  );
  const [only, ...others] = all;
  return only === undefined || others.length > 0 || choosesOrigin(only) ? undefined : only;
}

/** Types whose message says what is wrong with the request, and nothing of the API. */
const telling: ReadonlySet<GatewayResponseType> = new Set(['BAD_REQUEST_BODY', 'BAD_REQUEST_PARAMETERS']);

/**
 * Bodies in the shape of the API's own errors. API Gateway's words name the API, its account and its policy to those who
 * are refused: the status has to do. A client may choose `$context.requestId`, and no template could take a quote out of
 * it; the extended id is API Gateway's own.
 */
function bodies(given: GatewayResponse, format: Api['format']): Record<string, Template> {
  const { type } = given;
  const status = given.statusCode ?? gatewayResponseTypes[type].status;
  const isFallback = fallbacks.some((fallback) => fallback === type) && given.statusCode === undefined;
  const words =
    isFallback && type === 'DEFAULT_4XX'
      ? 'The request was refused'
      : status === 500
        ? 'Internal server error'
        : (STATUS_CODES[status] ?? 'The request was refused');
  const message = telling.has(type) ? '$context.error.messageString' : JSON.stringify(words);
  const json = `{"message":${message},"requestId":"$context.extendedRequestId"}`;
  const xml = `<response><message>${words}</message><requestId>$context.extendedRequestId</requestId></response>`;
  switch (format) {
    case 'json':
      return { 'application/json': json };
    case 'xml':
      return { 'application/xml': xml };
    case 'negotiate':
      return { 'application/json': json, 'application/xml': xml };
  }
}
