import type { CloudFormationTemplate } from '../../template/template';
import {
  createEmulator,
  type EmulatorRequest,
  type LambdaResult,
  type ServiceCall,
  type ServiceResult,
  type TraceEntry,
} from '../../emulator';
import { returnsProxyShape } from '../returns-proxy-shape';
import { withoutAccess } from './without-access';

export interface RenderInput {
  /** `path` without the stage. */
  readonly request: EmulatorRequest;
  /** What the function gave back; without it the event alone is rendered. */
  readonly outcome?: LambdaResult;
  /** What another service than Lambda answers. */
  readonly serviceResponse?: ServiceResult;
  /** In place of the template's own: the request template, or with an answer the response templates. */
  readonly mappingTemplate?: string;
  readonly restApi?: string;
  readonly region?: string;
}

/** What the templates make of a request, and of what the function gave back. */
export interface RenderedExchange {
  /** `POST /orders/{id}`; absent where no route matches. */
  readonly route?: string;
  /** What the function gets; absent where API Gateway answers before. */
  readonly event?: { readonly text: string; readonly template?: string };
  /** The call of another service, where no function is behind the route. */
  readonly service?: ServiceCall & { readonly template?: string };
  readonly response?: RenderedResponse;
  /** API Gateway answered by itself: no route, a media type without a template, a template that fails. */
  readonly refused?: { readonly status: number; readonly type: string; readonly log: string };
  readonly warnings: readonly string[];
}

export interface RenderedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
  /** The pattern that chose the integration response; `null` is the one for results. */
  readonly selectionPattern: string | null;
  /** The status of the chosen integration response, which an override may replace. */
  readonly integrationResponse: string;
  /** `$context.responseOverride`, as the template left it. */
  readonly override?: unknown;
}

type Stage<Name extends TraceEntry['stage']> = Extract<TraceEntry, { stage: Name }>;

/**
 * Sends a request through the emulated API, whose function gives back what the caller says. Who may call is left out:
 * that is the business of `private-api explain` and `private-api offline`.
 */
export async function renderExchange(
  template: CloudFormationTemplate,
  { request, outcome, serviceResponse, mappingTemplate, restApi, region }: RenderInput,
): Promise<RenderedExchange> {
  let service: ServiceCall | undefined;
  const emulator = createEmulator(
    withoutAccess(
      template,
      mappingTemplate === undefined
        ? {}
        : { mappingTemplate, response: (outcome ?? serviceResponse) !== undefined },
    ),
    {
      invoke: () => Promise.resolve(outcome ?? { payload: 'null' }),
      invokeService: (call) => {
        service = call;
        return Promise.resolve(serviceResponse ?? { status: 200, body: '' });
      },
      ...(restApi === undefined ? {} : { restApi }),
      ...(region === undefined ? {} : { region }),
    },
  );
  const path = `/${emulator.restApi.stage}${request.path}`;
  const { status, headers, body, trace } = await emulator.handle({ ...request, path });
  const stage = <Name extends TraceEntry['stage']>(name: Name) =>
    trace.find((entry): entry is Stage<Name> => entry.stage === name);

  const route = stage('route');
  const asked = stage('integration request');
  const answered = stage('integration response');
  const refused = stage('gateway response');
  const call: ServiceCall | undefined = service;
  const isAnswered = (call === undefined ? outcome : serviceResponse) !== undefined;
  const response = isAnswered &&
    answered &&
    !refused && {
      status,
      headers,
      body: body.toString(),
      selectionPattern: answered.selectionPattern,
      integrationResponse: answered.statusCode,
      ...(answered.override === undefined ? {} : { override: answered.override }),
    };
  return {
    ...(route && { route: `${route.httpMethod} ${route.resourcePath}` }),
    ...(asked && {
      [call === undefined ? 'event' : 'service']: {
        ...(call ?? { text: asked.body }),
        ...(asked.template === undefined ? {} : { template: asked.template }),
      },
    }),
    ...(response && { response }),
    ...(refused &&
      (isAnswered || asked === undefined) && {
        refused: { status, type: refused.responseType, log: refused.log },
      }),
    warnings: [
      ...(asked?.warnings ?? []),
      ...(isAnswered ? (answered?.warnings ?? []) : []),
      ...(response && outcome ? proxyWarnings(response, outcome) : []),
      ...(call && outcome
        ? [`--result and --error: no function is behind this route, but ${call.service}.`]
        : []),
      ...(asked && !call && serviceResponse
        ? ['--service-response: no service other than Lambda is behind this route.']
        : []),
    ],
  };
}

function proxyWarnings(response: RenderedResponse, { payload, functionError }: LambdaResult): string[] {
  if (functionError !== undefined || response.body !== payload || !returnsProxyShape(payload)) return [];
  return [
    "The result has the shape of a proxy integration, and the client gets it as it is, with 200. Set response.result: 'proxy', or return httpStatus.",
  ];
}
