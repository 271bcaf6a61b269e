import type { GatewayResponse } from '../gateway-api';
import { isGatewayResponseType, type GatewayResponseType } from '../../api-gateway/gateway-response-types';
import type { PlacedResource } from '../../template/placed-resource';
import { asNumber, asText, asTextMap } from '../../template/properties';

const headerTarget = /^gatewayresponse\.header\.(.+)$/s;

export function readGatewayResponses(
  resources: readonly PlacedResource[],
  warn: (message: string) => void,
): Map<GatewayResponseType, GatewayResponse> {
  const responses = new Map<GatewayResponseType, GatewayResponse>();
  for (const { logicalId, properties } of resources) {
    const type = asText(properties['ResponseType']) ?? '';
    if (!isGatewayResponseType(type)) {
      warn(`${logicalId}: ${type} is no type of gateway response; it is left out.`);
      continue;
    }
    const headers = new Map<string, string>();
    for (const [target, expression] of Object.entries(asTextMap(properties['ResponseParameters']))) {
      const name = headerTarget.exec(target)?.[1];
      if (name !== undefined) headers.set(name, expression);
    }
    responses.set(type, {
      logicalId,
      statusCode: asNumber(properties['StatusCode']),
      headers,
      templates: new Map(Object.entries(asTextMap(properties['ResponseTemplates']))),
    });
  }
  return responses;
}
