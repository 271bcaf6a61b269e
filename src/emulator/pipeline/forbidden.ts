import { GatewayFailure } from '../gateway-failure';

/** What API Gateway answers where no API is reached: no gateway response of the API shapes it. */
export function forbidden(log: string): GatewayFailure {
  return new GatewayFailure({
    type: 'DEFAULT_4XX',
    status: 403,
    errorType: 'ForbiddenException',
    message: 'Forbidden',
    customizable: false,
    log,
  });
}
