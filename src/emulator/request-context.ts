import type { Exchange, KnownRequest } from './exchange';
import { headerValue } from './multi-value-map';

/**
 * `$context`, as far as the request has come.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function requestContext({ api, settings }: Exchange, request: KnownRequest): Record<string, unknown> {
  return {
    ...('method' in request
      ? { resourceId: request.method.resourceId, resourcePath: request.method.resourcePath }
      : {}),
    ...('authorizer' in request && request.authorizer !== undefined
      ? { authorizer: request.authorizer }
      : {}),
    httpMethod: request.httpMethod,
    extendedRequestId: request.extendedRequestId,
    requestTime: commonLogTime(request.time),
    path: request.contextPath,
    accountId: settings.accountId,
    protocol: 'HTTP/1.1',
    stage: request.stage.name,
    domainPrefix: api.id,
    requestTimeEpoch: request.time.getTime(),
    requestId: request.requestId,
    identity: identity(api.endpointType === 'PRIVATE', request),
    domainName: request.domainName,
    deploymentId: request.stage.deploymentId,
    apiId: api.id,
    ...(request.isCanaryRequest === undefined ? {} : { isCanaryRequest: String(request.isCanaryRequest) }),
  };
}

function identity(isPrivate: boolean, request: KnownRequest): Record<string, string | null> {
  const { source } = request;
  const principal = 'principal' in request ? request.principal : undefined;
  const apiKey = 'apiKey' in request ? request.apiKey : undefined;
  return {
    cognitoIdentityPoolId: null,
    accountId: principal === undefined ? null : (principal.accountId ?? principal.arn.split(':')[4] ?? null),
    cognitoIdentityId: null,
    caller: principal?.userId ?? null,
    sourceIp: (isPrivate ? source.vpcSourceIp : undefined) ?? source.sourceIp,
    principalOrgId: principal?.principalOrgId ?? null,
    accessKey: principal?.accessKey ?? null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: principal?.arn ?? null,
    userAgent: headerValue(request.headers, 'User-Agent') ?? null,
    user: principal?.userId ?? null,
    ...(apiKey === undefined ? {} : { apiKey: apiKey.value, apiKeyId: apiKey.id }),
    ...(isPrivate ? { vpcId: source.vpcId ?? null, vpceId: source.vpcEndpointId ?? null } : {}),
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `dd/MMM/yyyy:HH:mm:ss +0000`. */
function commonLogTime(time: Date): string {
  const [date = '', clock = ''] = time.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day ?? ''}/${months[Number(month) - 1] ?? ''}/${year ?? ''}:${clock.slice(0, 8)} +0000`;
}
