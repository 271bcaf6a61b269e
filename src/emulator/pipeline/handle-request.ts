import type { EmulatorRequest, EmulatorResponse } from '../emulator';
import type { Exchange, KnownRequest } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import { accessLogLine } from './access-log';
import { askDomain } from './ask-domain';
import { authorizeRequest } from './authorize-request';
import { callIntegration } from './call-integration';
import { checkApiKey } from './check-api-key';
import { gatewayResponse } from './gateway-response';
import { integrationRequest } from './integration-request';
import { integrationResponse } from './integration-response';
import { methodRequest } from './method-request';
import { methodResponse } from './method-response';
import { parseRequest } from './parse-request';
import { extendedRequestId } from './request-ids';
import { routeRequest } from './route-request';
import { validateRequest } from './validate-request';

/** The stages of the API Gateway console, in their order. */
export async function handleRequest(exchange: Exchange, request: EmulatorRequest): Promise<EmulatorResponse> {
  let known: KnownRequest | undefined;
  const started = performance.now();
  const logged = (response: EmulatorResponse): EmulatorResponse => {
    const format = known?.stage.accessLogFormat;
    if (known !== undefined && format !== undefined) {
      const milliseconds = Math.round(performance.now() - started);
      const line = accessLogLine(format, exchange, known, response, milliseconds);
      exchange.trace.push({ stage: 'access log', line });
    }
    return response;
  };
  try {
    const parsed = parseRequest(exchange, request);
    known = parsed;
    askDomain(exchange, parsed);
    const routed = routeRequest(exchange, parsed);
    known = routed;
    const authorized = await authorizeRequest(exchange, routed);
    known = authorized;
    const identified = checkApiKey(exchange, authorized);
    known = identified;
    validateRequest(exchange, identified);
    const asked = methodRequest(exchange, identified);
    const { call, overrides } = integrationRequest(exchange, asked);
    const outcome = await callIntegration(exchange, asked, call);
    const response =
      outcome.kind === 'response'
        ? outcome.response
        : integrationResponse(exchange, asked, outcome.result, overrides);
    return logged(methodResponse(exchange, asked, response));
  } catch (error) {
    return logged(gatewayResponse(exchange, failureOf(error).details, known ?? fallbackIds(exchange)));
  }
}

/** What nobody foresaw is answered like a fault of the gateway itself, with the reason in the trace. */
function failureOf(error: unknown): GatewayFailure {
  if (error instanceof GatewayFailure) return error;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new GatewayFailure({
    type: 'DEFAULT_5XX',
    message: 'Internal server error',
    log: `The emulator failed: ${reason}`,
  });
}

function fallbackIds({ settings, trace }: Exchange): { requestId: string; extendedRequestId: string } {
  const [first] = trace;
  const requestId = first?.stage === 'parse' ? first.requestId : settings.requestId();
  return { requestId, extendedRequestId: extendedRequestId(requestId) };
}
