import {
  createEmulator,
  type EmulatorRequest,
  type EmulatorResponse,
  type HttpIntegrationCall,
  type InvokeTarget,
  type LambdaResult,
  type ServiceCall,
  type ServiceResult,
} from '../../../src/emulator';
import { caseTemplate, type CaseApi } from './case-api';

export interface EmulatorCase {
  name: string;
  /** The page or recording that the expectation rests on. */
  source: string;
  api: CaseApi;
  options?: Record<string, unknown>;
  request: EmulatorRequest & { bodyBase64?: string };
  /** What the function answers; without it, the event that it gets. */
  lambda?: { payload?: string; json?: unknown; functionError?: 'Unhandled' | 'Handled' };
  /** What another service than Lambda answers; without it nobody answers for one. */
  service?: ServiceResult;
  http?: { status: number; headers?: Record<string, string | string[]>; body?: string; bodyBase64?: string };
  expect: {
    status: number;
    body?: string;
    bodyBase64?: string;
    json?: unknown;
    /** `null`: the response must not have it. */
    headers?: Record<string, unknown>;
    /** A part of the event. */
    event?: unknown;
    invoked?: boolean;
    target?: Partial<InvokeTarget>;
    /** Parts of the call of an HTTP integration; the body as text. */
    /** The call of an integration with another service, all of it; its headers in part. */
    serviceCall?: ServiceCall;
    call?: { url?: string; method?: string; headers?: Record<string, unknown>; body?: string };
    /** Parts of trace entries, each of which must be found. */
    trace?: unknown[];
  };
}

interface Outcome {
  response: EmulatorResponse;
  event: unknown;
  target: InvokeTarget | undefined;
  call: HttpIntegrationCall | undefined;
  serviceCall: ServiceCall | undefined;
}

export async function runCase({
  api,
  options,
  request,
  lambda,
  http,
  service,
}: EmulatorCase): Promise<Outcome> {
  let event: unknown;
  let target: InvokeTarget | undefined;
  let call: HttpIntegrationCall | undefined;
  let serviceCall: ServiceCall | undefined;
  const emulator = createEmulator(caseTemplate(api), {
    now: Date.UTC(2026, 0, 2, 3, 4, 5),
    requestId: '3c1e0f3e-0000-4000-8000-000000000000',
    random: () => 0.5,
    ...options,
    invoke: (called, given): Promise<LambdaResult> => {
      target = called;
      event = given;
      const payload = lambda?.payload ?? JSON.stringify(lambda === undefined ? given : lambda.json);
      return Promise.resolve({
        payload,
        ...(lambda?.functionError === undefined ? {} : { functionError: lambda.functionError }),
      });
    },
    ...(service !== undefined && {
      invokeService: (sent: ServiceCall) => {
        serviceCall = sent;
        return Promise.resolve(service);
      },
    }),
    http: (sent) => {
      call = sent;
      const { status, headers = {}, body = '', bodyBase64 } = http ?? { status: 200 };
      return Promise.resolve({
        status,
        headers,
        body: bodyBase64 === undefined ? body : Buffer.from(bodyBase64, 'base64'),
      });
    },
  });
  const { bodyBase64, ...rest } = request;
  const response = await emulator.handle({
    ...rest,
    ...(bodyBase64 === undefined ? {} : { body: Buffer.from(bodyBase64, 'base64') }),
  });
  return { response, event, target, call, serviceCall };
}
