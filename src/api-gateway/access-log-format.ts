/**
 * The line of an access log where the configuration has no other. Every value stands in quotes, because one that a
 * request does not have is `-`. None repeats what the client wrote but the path: `$context.error.message` and the user
 * agent may hold a quote, which would end the JSON.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const defaultAccessLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  time: '$context.requestTimeEpoch',
  vpcEndpointId: '$context.identity.vpceId',
  vpcId: '$context.identity.vpcId',
  sourceIp: '$context.identity.sourceIp',
  principal: '$context.identity.userArn',
  authorizerPrincipal: '$context.authorizer.principalId',
  apiKeyId: '$context.identity.apiKeyId',
  stage: '$context.stage',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  path: '$context.path',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationRequestId: '$context.integration.requestId',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integration.latency',
  integrationError: '$context.integration.error',
  authorizerError: '$context.authorizer.error',
  errorType: '$context.error.responseType',
});
