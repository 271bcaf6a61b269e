import type { Exchange, MethodRequest } from '../exchange';
import { configurationFailure } from '../gateway-failure';
import type { IntegrationResult, UnfinishedResponse } from '../integrations/integration-call';
import { InvalidJsonBody } from '../mapping/body-value';
import { convertResponse, type Payload } from '../mapping/content-handling';
import { mapParameters } from '../mapping/map-parameters';
import { chooseResponseTemplate } from '../mapping/mapping-templates';
import { mediaType } from '../mapping/media-types';
import { overrideTexts } from '../mapping/override-texts';
import { renderMappingTemplate, type Overrides } from '../mapping/render-mapping-template';
import { headerValue, headerValues, type MultiValueMap } from '../multi-value-map';
import type { IntegrationResponse } from '../gateway-api';
import { selectIntegrationResponse } from './select-integration-response';

/**
 * Ninth stage: which integration response, what it maps, and what its template makes of the body.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 */
export function integrationResponse(
  exchange: Exchange,
  request: MethodRequest,
  result: IntegrationResult,
  requestOverrides: Overrides | undefined,
): UnfinishedResponse {
  const { method } = request;
  const { response, alsoMatching } = selectIntegrationResponse(
    method.integration,
    result.selectionValue,
    result.status,
  );
  if (!method.methodResponses.has(response.statusCode)) {
    throw configurationFailure(`Output mapping refers to an invalid method response: ${response.statusCode}`);
  }
  const payload = convertPayload(exchange, request, result, response);
  const headers = mapHeaders(request, result, response);
  const mapped: Record<string, readonly string[]> = {};
  for (const [name, values] of headers) mapped[`header.${name}`] = values;
  const template = chooseResponseTemplate(response.responseTemplates, request.accept);
  let body: Payload = payload;
  let overrides = requestOverrides;
  let warnings: readonly string[] = [];
  if (template !== undefined) {
    if (typeof payload !== 'string') {
      throw configurationFailure('A binary payload has no template: set ContentHandling to CONVERT_TO_TEXT');
    }
    const rendering = renderMappingTemplate(template, request, payload, {
      overrides: requestOverrides,
      headers: result.headers,
    });
    const { output, requestOverride, responseOverride } = rendering.rendered;
    body = output;
    overrides = { requestOverride, responseOverride };
    warnings = rendering.warnings;
  }
  for (const [name, value] of Object.entries(overrides?.responseOverride.header ?? {})) {
    overrideHeader(headers, name, value);
  }
  exchange.trace.push({
    stage: 'integration response',
    selectionValue: result.selectionValue,
    selectionPattern: response.selectionPattern ?? null,
    alsoMatching,
    statusCode: response.statusCode,
    ...(template === undefined ? {} : { template: template.contentType }),
    ...(response.contentHandling === undefined ? {} : { contentHandling: response.contentHandling }),
    mapped,
    ...(overrides === undefined ? {} : { override: overrides.responseOverride }),
    warnings,
    body: typeof body === 'string' ? body : body.toString(),
  });
  return {
    status: statusOverride(overrides?.responseOverride.status) ?? Number(response.statusCode),
    headers,
    body: typeof body === 'string' ? Buffer.from(body) : body,
    returnsTraceId: method.integration.type !== 'MOCK',
  };
}

function convertPayload(
  { api }: Exchange,
  request: MethodRequest,
  { body, headers }: IntegrationResult,
  { contentHandling }: IntegrationResponse,
): Payload {
  const payload = convertResponse(body, {
    contentType: mediaType(headerValue(headers, 'Content-Type') ?? 'application/json'),
    accept: request.accept ?? '',
    contentHandling,
    binaryMediaTypes: api.binaryMediaTypes,
  });
  if (payload === undefined)
    throw configurationFailure('The integration response is not Base64, and would become binary');
  return payload;
}

const nothing: MultiValueMap = new Map();

function mapHeaders(
  request: MethodRequest,
  result: IntegrationResult,
  response: IntegrationResponse,
): Map<string, string[]> {
  try {
    const { header } = mapParameters(response.responseParameters, {
      header: (name) => headerValues(result.headers, name),
      querystring: nothing,
      path: {},
      body: () => result.body.toString(),
      context: request.context,
      stageVariables: request.stageVariables,
    });
    const headers = new Map<string, string[]>();
    for (const [name, value] of header) headers.set(name, [value]);
    return headers;
  } catch (error) {
    if (error instanceof InvalidJsonBody)
      throw configurationFailure('Invalid JSON in the integration response');
    throw error;
  }
}

/** An override beats a mapping of the same name, whatever its case; a list gives the header several times. */
function overrideHeader(headers: Map<string, string[]>, name: string, value: unknown): void {
  for (const existing of [...headers.keys()]) {
    if (existing.toLowerCase() === name.toLowerCase()) headers.delete(existing);
  }
  headers.set(name, overrideTexts(value));
}

/** An integer from 100 to 599; anything else leaves the status of the integration response. */
function statusOverride(status: unknown): number | undefined {
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599
    ? status
    : undefined;
}
