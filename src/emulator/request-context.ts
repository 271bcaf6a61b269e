import type { Exchange, KnownRequest } from './exchange';
import { headerValue } from './multi-value-map';

/**
 * `$context`, as far as the request has come.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function requestContext({ api, settings }: Exchange, request: KnownRequest): Record<string, unknown> {
  // Assigned one by one: for every request, and spreading parts that may be absent costs ten times as much.
  const context: Record<string, unknown> = {};
  if ('method' in request) {
    context['resourceId'] = request.method.resourceId;
    context['resourcePath'] = request.method.resourcePath;
  }
  if ('authorizer' in request && request.authorizer !== undefined) context['authorizer'] = request.authorizer;
  context['httpMethod'] = request.httpMethod;
  context['extendedRequestId'] = request.extendedRequestId;
  context['requestTime'] = commonLogTime(request.time);
  context['path'] = request.contextPath;
  context['accountId'] = settings.accountId;
  context['protocol'] = 'HTTP/1.1';
  context['stage'] = request.stage.name;
  context['domainPrefix'] = request.domainName.split('.')[0];
  context['requestTimeEpoch'] = request.time.getTime();
  context['requestId'] = request.requestId;
  context['identity'] = identity(api.endpointType === 'PRIVATE', request);
  context['domainName'] = request.domainName;
  context['deploymentId'] = request.stage.deploymentId;
  context['apiId'] = api.id;
  if (request.isCanaryRequest !== undefined) context['isCanaryRequest'] = String(request.isCanaryRequest);
  return context;
}

function identity(isPrivate: boolean, request: KnownRequest): Record<string, string | null> {
  const { source } = request;
  const principal = 'principal' in request ? request.principal : undefined;
  const apiKey = 'apiKey' in request ? request.apiKey : undefined;
  const values: Record<string, string | null> = {
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
  };
  if (apiKey !== undefined) {
    values['apiKey'] = apiKey.value;
    values['apiKeyId'] = apiKey.id;
  }
  if (isPrivate) {
    values['vpcId'] = source.vpcId ?? null;
    values['vpceId'] = source.vpcEndpointId ?? null;
  }
  return values;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `dd/MMM/yyyy:HH:mm:ss +0000`, of `yyyy-MM-ddTHH:mm:ss…`. */
function commonLogTime(time: Date): string {
  const iso = time.toISOString();
  const month = months[time.getUTCMonth()] ?? '';
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
