import { configurationFailure } from '../gateway-failure';
import type { Integration, IntegrationResponse } from '../rest-api';

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
  const matching = integrationResponses.filter(
    (response) => response.selectionPattern !== undefined && response.matches(selectionValue),
  );
  const [first, ...others] = matching;
  if (first !== undefined) {
    return {
      response: first,
      alsoMatching: others.flatMap(({ selectionPattern }) => selectionPattern ?? []),
    };
  }
  const byDefault = integrationResponses.find(({ selectionPattern }) => selectionPattern === undefined);
  if (byDefault !== undefined) return { response: byDefault, alsoMatching: [] };
  throw configurationFailure(
    `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}`,
  );
}
