import type {
  EmulatorOptions,
  EmulatorResponse,
  HttpIntegrationCall,
  HttpIntegrationResult,
  InvokeTarget,
  LambdaResult,
} from '../../src/emulator';
import type { EntryPoints } from './conformance-case';
import { restApiTemplate, STAGE, type RestApi } from './rest-api-template';

export interface GatewayRequest {
  method?: string;
  /** Behind the stage, with its query string. */
  path?: string;
  /** Stage and all; wins over `path`. */
  target?: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
}

/** What came out of the gateway at both ends. */
export interface Exchange {
  response: EmulatorResponse;
  body: string;
  events: { target: InvokeTarget; event: unknown }[];
  calls: HttpIntegrationCall[];
}

export interface Backends {
  lambda?: (event: unknown, target: InvokeTarget) => LambdaResult;
  http?: (call: HttpIntegrationCall) => HttpIntegrationResult;
}

const echoEvent = (event: unknown): LambdaResult => ({ payload: JSON.stringify(event) });
const emptyBackend = (): HttpIntegrationResult => ({ status: 200, headers: {}, body: '' });

/** Deploys an API of a case in the emulator and sends it one request. */
export async function exchange(
  { emulator }: EntryPoints,
  api: RestApi,
  request: GatewayRequest,
  { lambda = echoEvent, http = emptyBackend }: Backends = {},
): Promise<Exchange> {
  const events: Exchange['events'] = [];
  const calls: HttpIntegrationCall[] = [];
  const options: EmulatorOptions = {
    region: 'us-east-1',
    accountId: '111111111111',
    invoke: (target, event) => {
      events.push({ target, event });
      return Promise.resolve(lambda(event, target));
    },
    http: (call) => {
      calls.push(call);
      return Promise.resolve(http(call));
    },
  };
  const {
    method = 'GET',
    path = '/',
    target = `/${api.stage ?? STAGE}${path}`,
    headers = {},
    body,
  } = request;
  const response = await emulator
    .createEmulator(restApiTemplate(api), options)
    .handle({ method, path: target, headers, ...(body === undefined ? {} : { body }) });
  return { response, body: response.body.toString('utf8'), events, calls };
}

/** A header of either side by any case of its name; several values as one text. */
export function header(
  headers: Readonly<Record<string, string | readonly string[]>>,
  name: string,
): string | undefined {
  const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : headers[key];
  return typeof value === 'object' ? value.join(',') : value;
}
