import { asFlag, asText, type Properties } from '../properties';
import type { ApiPart, ApiParts } from './export-document';
import { authorizerNames, toDocument } from './names';
import { where } from './where';

const iam = 'sigv4';
const apiKey = 'api_key';

/**
 * What a caller brings beside the right origin, as `security`.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
export function exportSecurity(
  method: Properties,
  nameOf: (reference: unknown) => string,
): Record<string, unknown>[] {
  const { AuthorizationType: type, AuthorizerId: authorizer, AuthorizationScopes: scopes = [] } = method;
  return [
    ...(type === 'AWS_IAM' ? [{ [iam]: [] }] : []),
    ...(authorizer === undefined ? [] : [{ [nameOf(authorizer)]: scopes }]),
    // Alternatives to OpenAPI; to API Gateway, which exports them so, each is needed.
    ...(asFlag(method['ApiKeyRequired']) ? [{ [apiKey]: [] }] : []),
  ];
}

/** What the operations' `security` names. */
export function exportSecuritySchemes({ authorizers, methods }: ApiParts): Record<string, unknown> {
  const uses = (fits: (properties: Properties) => boolean) =>
    methods.some(({ properties }) => fits(properties));
  return {
    ...Object.fromEntries(
      authorizers.map((authorizer) => [authorizer.name, where(authorizer, scheme(authorizer))]),
    ),
    ...(uses(({ AuthorizationType }) => AuthorizationType === 'AWS_IAM') && {
      [iam]: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'awsSigv4',
      },
    }),
    ...(uses(({ ApiKeyRequired }) => asFlag(ApiKeyRequired)) && {
      [apiKey]: { type: 'apiKey', name: 'x-api-key', in: 'header' },
    }),
  };
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html */
function scheme({ properties }: ApiPart): Properties {
  const type = asText(properties['Type'])?.toUpperCase() ?? '';
  const source = asText(properties['IdentitySource']);
  const isRequest = type === 'REQUEST';
  return {
    type: 'apiKey',
    // An authorizer of requests has its sources beside it; the header has a name nevertheless.
    name: isRequest ? 'Unused' : (source?.replace('method.request.header.', '') ?? 'Authorization'),
    in: 'header',
    'x-amazon-apigateway-authtype': type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom',
    'x-amazon-apigateway-authorizer': {
      type: type.toLowerCase(),
      ...toDocument(properties, authorizerNames),
      ...(isRequest && source !== undefined && { identitySource: source }),
    },
  };
}
