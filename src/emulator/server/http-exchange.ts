import type { IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '../../api-gateway/limits';
import type { Emulator, EmulatorRequest, EmulatorResponse } from '../emulator';
import { eventLoopTurns } from './event-loop-turns';
import { ownResponse, type OwnStatus } from './own-responses';
import { hasBody, readBody } from './read-body';
import { requestHeaders } from './request-headers';
import type { ServerLog } from './server-log';
import { takeCaller, type CallerOptions } from './simulated-caller';
import { refusalReason } from './refusal-reason';
import { traceLines } from './trace-lines';

export interface HttpExchangeOptions {
  readonly emulator: Emulator;
  readonly log: ServerLog;
  readonly caller?: CallerOptions;
  /** Logs every stage of the pipeline. */
  readonly verbose?: boolean;
  /** Sees each response of the gateway once it is sent. */
  readonly answered?: (response: EmulatorResponse, request: EmulatorRequest) => void;
}

/** Reads a request, has the gateway answer it and sends the answer. Never rejects. */
export type HttpExchange = (
  request: IncomingMessage,
  response: ServerResponse,
  how: { readonly expectsContinue: boolean; readonly closing: () => boolean },
) => Promise<void>;

/** How long a refused client may go on sending, so that it reads the refusal before the connection goes. */
const lingerMs = 2000;

export function createHttpExchange(options: HttpExchangeOptions): HttpExchange {
  const { emulator, log, caller = {}, verbose = false, answered } = options;
  const firstEndpoint = emulator.restApi.vpcEndpointIds[0];
  // To wake a client costs more than to answer it: responses of one turn leave together.
  const endOfTurn = eventLoopTurns();

  /** The refusal that the head of a request earns, before its body is read. */
  function refusal(request: IncomingMessage): OwnStatus | undefined {
    if (request.headers.host === undefined && request.httpVersion === '1.1') return 400;
    return Number(request.headers['content-length'] ?? 0) > limits.body ? 413 : undefined;
  }

  function toGateway(request: IncomingMessage, body: Buffer | undefined): EmulatorRequest {
    const headers = requestHeaders(request.rawHeaders);
    const source = takeCaller(headers, caller, firstEndpoint);
    return {
      method: request.method ?? 'GET',
      path: originForm(request.url ?? '/'),
      headers,
      ...(body === undefined ? {} : { body }),
      ...(source === undefined ? {} : { source }),
    };
  }

  async function handle(asked: EmulatorRequest): Promise<EmulatorResponse> {
    try {
      return await emulator.handle(asked);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error(`${asked.method} ${asked.path}: ${text}`);
      return { ...ownResponse(500), trace: [] };
    }
  }

  return async (request, response, { expectsContinue, closing }) => {
    const started = performance.now();
    const logged = (status: number | '-', remark = ''): void =>
      log.request(`${lineOf(request)} ${status} ${elapsed(performance.now() - started)}${remark}`);
    const clientLeft = (): void => logged('-', ' (the client left)');

    function answer({ status, headers, body }: Omit<EmulatorResponse, 'trace'>, reason?: string): void {
      if (response.destroyed) {
        clientLeft();
        return;
      }
      try {
        response.writeHead(status, headersToSend(status, headers, closing()));
        // As Latin-1 text the bytes of a small body leave in one write with the headers.
        if (body.length < 16_384) response.end(body.toString('latin1'), 'latin1');
        else response.end(body);
        logged(status, reason === undefined ? '' : `: ${reason}`);
      } catch (error) {
        log.error(`${lineOf(request)}: the response cannot be sent: ${String(error)}`);
        const own = ownResponse(500);
        response.writeHead(own.status, own.headers).end(own.body);
        logged(own.status);
      }
    }

    function refuse(status: OwnStatus): void {
      answer(ownResponse(status));
      const { socket } = request;
      request.resume();
      const linger = setTimeout(() => socket.destroy(), lingerMs);
      socket.once('close', () => clearTimeout(linger));
    }

    const refused = refusal(request);
    if (refused !== undefined) {
      refuse(refused);
      return;
    }
    let body: Buffer | undefined;
    if (hasBody(request)) {
      if (expectsContinue) response.writeContinue();
      const read = await readBody(request);
      if ('failed' in read) {
        if (read.failed === 'too large') refuse(413);
        else clientLeft();
        return;
      }
      body = read.read;
    }
    const asked = toGateway(request, body);
    const result = await handle(asked);
    await endOfTurn();
    answer(result, result.status < 400 ? undefined : refusalReason(result.trace));
    if (verbose) for (const line of traceLines(result.trace)) log.detail(line);
    answered?.(result, asked);
  };
}

function lineOf(request: IncomingMessage): string {
  return `${request.method ?? ''} ${request.url ?? ''}`;
}

/** The request target as API Gateway sees it: path and query, also where a client sends a whole URL. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(target)?.[1] ?? target;
  return path.startsWith('/') ? path : `/${path}`;
}

/** A response without a body states no length, and the last one of a connection says so. */
function headersToSend(
  status: number,
  headers: EmulatorResponse['headers'],
  closing: boolean,
): EmulatorResponse['headers'] {
  const noLength = status === 204 || status === 304;
  if (!noLength && !closing) return headers;
  const kept = Object.entries(headers).filter(([name]) => {
    const lower = name.toLowerCase();
    return !(noLength && lower === 'content-length') && !(closing && lower === 'connection');
  });
  return { ...Object.fromEntries(kept), ...(closing ? { Connection: 'close' } : {}) };
}

function elapsed(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}
