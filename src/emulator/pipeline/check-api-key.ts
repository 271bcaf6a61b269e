import type { AuthorizedRequest, Exchange, IdentifiedRequest } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import { headerValue } from '../multi-value-map';

/** Fourth stage. docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html */
export function checkApiKey({ api, trace }: Exchange, request: AuthorizedRequest): IdentifiedRequest {
  if (!request.method.apiKeyRequired) return Object.assign(request, { apiKey: undefined });
  const value =
    api.apiKeySource === 'AUTHORIZER'
      ? request.usageIdentifierKey
      : headerValue(request.headers, 'x-api-key');
  const apiKey = api.apiKeys.find((key) => key.value === value);
  const problem =
    value === undefined || value === ''
      ? 'the request has no API key'
      : apiKey === undefined
        ? 'the template has no such API key'
        : !apiKey.enabled
          ? `${apiKey.logicalId} is disabled`
          : apiKey.stages.includes(request.stage.name)
            ? undefined
            : `no usage plan opens the stage ${request.stage.name} to ${apiKey.logicalId}`;
  trace.push({ stage: 'api key', outcome: problem ?? `${apiKey?.logicalId ?? ''} is valid` });
  if (problem !== undefined) {
    throw new GatewayFailure({ type: 'INVALID_API_KEY', message: 'Forbidden', log: `API key: ${problem}` });
  }
  return Object.assign(request, { apiKey });
}
