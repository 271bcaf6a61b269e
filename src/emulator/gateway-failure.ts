import type { GatewayResponseType } from '../api-gateway/gateway-response-types';

export interface GatewayFailureDetails {
  readonly type: GatewayResponseType;
  /** `$context.error.message`. AWS sends a JSON null for an authorizer that cannot be used. */
  readonly message: string | null;
  /** What the execution log says, which the client does not see. */
  readonly log: string;
  /** When it differs from the type's own. */
  readonly status?: number;
  readonly errorType?: string;
  readonly validationErrorString?: string;
  /** False where AWS answers before it looks at the API's own gateway responses. */
  readonly customizable?: false;
}

/** Ends the pipeline: the client gets a gateway response instead of the method response. */
export class GatewayFailure extends Error {
  override readonly name = 'GatewayFailure';
  readonly details: GatewayFailureDetails;

  constructor(details: GatewayFailureDetails) {
    super(details.log);
    this.details = details;
  }
}

const internalServerError = 'Internal server error';

/** A fault of the API's own configuration: 500, and the reason only in the log. */
export function configurationFailure(reason: string): GatewayFailure {
  return new GatewayFailure({
    type: 'API_CONFIGURATION_ERROR',
    message: internalServerError,
    log: `Execution failed due to configuration error: ${reason}`,
  });
}

/** The integration gave nothing that can be used. AWS documents 504 for it and answers 500 or, to a proxy, 502. */
export function integrationFailure(reason: string, status: 500 | 502 = 500): GatewayFailure {
  return new GatewayFailure({
    type: 'INTEGRATION_FAILURE',
    message: internalServerError,
    status,
    log: reason,
  });
}
