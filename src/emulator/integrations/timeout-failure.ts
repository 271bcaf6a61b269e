import { GatewayFailure } from '../gateway-failure';

/** Documented as 504; the endpoint itself may still be at work. */
export function timeoutFailure(timeoutInMillis: number): GatewayFailure {
  return new GatewayFailure({
    type: 'INTEGRATION_TIMEOUT',
    message: 'Endpoint request timed out',
    log: `Execution failed due to a timeout error: no answer within ${timeoutInMillis} ms`,
  });
}
