import { configurationFailure } from '../gateway-failure';
import type { Integration, IntegrationResponse } from '../gateway-api';

export interface Selected {
  readonly response: IntegrationResponse;
  /** Patterns of others that match too. */
  readonly alsoMatching: readonly string[];
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html */
export function selectIntegrationResponse(
  { integrationResponses }: Integration,
  selectionValue: string,
  status: number,
): Selected {
  let byDefault: IntegrationResponse | undefined;
  let first: IntegrationResponse | undefined;
  const alsoMatching: string[] = [];
  for (const response of integrationResponses) {
    if (response.selectionPattern === undefined) byDefault ??= response;
    else if (!response.matches(selectionValue)) continue;
    else if (first === undefined) first = response;
    else alsoMatching.push(response.selectionPattern);
  }
  const response = first ?? byDefault;
  if (response !== undefined) return { response, alsoMatching };
  throw configurationFailure(
    `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}`,
  );
}
