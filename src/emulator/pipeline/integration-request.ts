import type { Exchange, MethodRequest } from '../exchange';
import { configurationFailure, GatewayFailure } from '../gateway-failure';
import type { IntegrationCall } from '../integrations/integration-call';
import { InvalidJsonBody } from '../mapping/body-value';
import { convertRequest, type Payload } from '../mapping/content-handling';
import { mapParameters, type MappedParameters } from '../mapping/map-parameters';
import { chooseRequestTemplate, type MappingTemplate } from '../mapping/mapping-templates';
import { renderMappingTemplate, type Overrides } from '../mapping/render-mapping-template';
import { overrideTexts } from '../mapping/override-texts';
import { buildIntegrationCall } from './build-integration-call';
import { isRefusedMapping } from '../../api-gateway/header-rules';

/** The integration request and what its template left for the response. */
export interface IntegrationRequest {
  readonly call: IntegrationCall;
  readonly overrides: Overrides | undefined;
}

/**
 * Seventh stage: parameters mapped, the body transformed or passed through, overrides applied.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-request.html
 */
export function integrationRequest(exchange: Exchange, request: MethodRequest): IntegrationRequest {
  const { integration } = request.method;
  const isProxy = integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY';
  const template = isProxy ? undefined : chooseTemplate(request);
  const mapped = mapRequestParameters(request);
  for (const name of mapped.header.keys()) refuseMapping(name, integration.type);

  let payload: Payload = isProxy ? request.body : convertBody(exchange, request);
  let overrides: Overrides | undefined;
  let warnings: readonly string[] = [];
  if (template !== undefined) {
    if (typeof payload !== 'string') {
      throw configurationFailure('A binary payload has no template: set ContentHandling to CONVERT_TO_TEXT');
    }
    const { rendered, warnings: heard } = renderMappingTemplate(template, request, payload);
    warnings = heard;
    payload = rendered.output;
    overrides = { requestOverride: rendered.requestOverride, responseOverride: rendered.responseOverride };
    applyRequestOverride(mapped, overrides.requestOverride);
    for (const name of mapped.header.keys()) refuseMapping(name, integration.type);
  }
  const call = buildIntegrationCall(exchange, request, mapped, payload);
  exchange.trace.push({
    stage: 'integration request',
    integrationType: integration.type,
    ...(template === undefined ? {} : { template: template.contentType }),
    ...(integration.contentHandling === undefined ? {} : { contentHandling: integration.contentHandling }),
    mapped: mappedValues(mapped),
    ...(overrides === undefined ? {} : { override: overrides }),
    warnings,
    body: typeof payload === 'string' ? payload : payload.toString(),
  });
  return { call, overrides };
}

function mappedValues(mapped: MappedParameters): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {};
  for (const location of ['header', 'querystring', 'path'] as const) {
    for (const [name, value] of mapped[location]) values[`${location}.${name}`] = value;
  }
  return values;
}

function chooseTemplate({ method, contentType }: MethodRequest): MappingTemplate | undefined {
  const { requestTemplates, passthroughBehavior } = method.integration;
  const chosen = chooseRequestTemplate(requestTemplates, contentType, passthroughBehavior);
  if (chosen === undefined || !('refused' in chosen)) return chosen;
  throw new GatewayFailure({
    type: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Unsupported Media Type',
    log: chosen.refused,
  });
}

function convertBody({ api }: Exchange, { body, contentType, method }: MethodRequest): Payload {
  const payload = convertRequest(body, contentType, method.integration.contentHandling, api.binaryMediaTypes);
  if (payload === undefined) throw configurationFailure('CONVERT_TO_BINARY: the body is not Base64');
  return payload;
}

function mapRequestParameters(request: MethodRequest): MappedParameters {
  try {
    return mapParameters(request.method.integration.requestParameters, {
      header: (name) => request.headers.get(name),
      querystring: request.querystring,
      path: request.pathParameters,
      body: () => request.body.toString(),
      context: request.context,
      stageVariables: request.stageVariables,
    });
  } catch (error) {
    if (!(error instanceof InvalidJsonBody)) throw error;
    throw new GatewayFailure({ type: 'BAD_REQUEST_BODY', message: error.message, log: error.message });
  }
}

function refuseMapping(name: string, integrationType: string): void {
  if (isRefusedMapping(name, integrationType)) throw configurationFailure(`${name} header already present`);
}

/** apigateway-override-request-response-parameters.html: an override wins, and a list stands for several values. */
function applyRequestOverride(mapped: MappedParameters, override: Overrides['requestOverride']): void {
  for (const [name, value] of Object.entries(override.header)) {
    for (const existing of [...mapped.header.keys()]) {
      if (existing.toLowerCase() === name.toLowerCase()) mapped.header.delete(existing);
    }
    mapped.header.set(name, overrideTexts(value).join(','));
  }
  for (const [name, value] of Object.entries(override.querystring)) {
    const values = overrideTexts(value);
    mapped.querystring.set(name, values.length === 1 ? (values[0] ?? '') : values);
  }
  for (const [name, value] of Object.entries(override.path))
    mapped.path.set(name, overrideTexts(value).join(','));
}
