import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createHttpExchange, type HttpExchangeOptions } from './http-exchange';
import { isLoopback, listen } from './listen';
import { rawResponse, type OwnStatus } from './own-responses';

export interface GatewayServerOptions extends HttpExchangeOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default: 3000, or the next free port. */
  readonly port?: number;
  /** Requests in work at once; of more, not even the body is read. Default 512. */
  readonly maximumInFlight?: number;
  /** How long a client may take for its headers. Default 10 seconds. */
  readonly headersTimeoutMs?: number;
  /** How long a client may take for a whole request. Default 30 seconds. */
  readonly requestTimeoutMs?: number;
}

export interface GatewayServer {
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:3000`, without a stage. */
  readonly url: string;
  readonly inFlight: number;
  /** Takes no further connection, lets requests in work finish, then closes. */
  close(): Promise<void>;
  /** Drops the connections that `close` waits for. */
  closeNow(): void;
}

/** An HTTP server in front of the emulated gateway. Every request gets an answer, and a line of log. */
export async function createGatewayServer(options: GatewayServerOptions): Promise<GatewayServer> {
  const { log } = options;
  const maximumInFlight = options.maximumInFlight ?? 512;
  const exchange = createHttpExchange(options);
  const waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();
  /** The last response of each connection. */
  const current = new WeakMap<Socket, ServerResponse>();
  let inFlight = 0;
  let isClosing = false;
  const closing = (): boolean => isClosing;

  function take(request: IncomingMessage, response: ServerResponse, expectsContinue: boolean): void {
    inFlight += 1;
    current.set(request.socket, response);
    void exchange(request, response, { expectsContinue, closing }).then(done);
  }

  function done(): void {
    inFlight -= 1;
    waiting.shift()?.();
  }

  function arrived(request: IncomingMessage, response: ServerResponse, expectsContinue: boolean): void {
    // A client may leave at any time: the exchange says so.
    response.on('error', ignore);
    if (inFlight < maximumInFlight) take(request, response, expectsContinue);
    else waiting.push(() => take(request, response, expectsContinue));
  }

  /** What HTTP could not read, or did not come in time. */
  function unreadable(error: NodeJS.ErrnoException, socket: Socket): void {
    const refuse = (): void => {
      if (!socket.writable) {
        socket.destroy();
        return;
      }
      const status = statusOf(error);
      // Of a request that broke off in its body, the exchange speaks.
      if (error.code !== 'HPE_INVALID_EOF_STATE') log.request(`- ${status} (${error.code ?? error.message})`);
      socket.end(rawResponse(status));
    };
    const before = current.get(socket);
    if (before?.req.complete === true && !before.writableFinished && !before.destroyed) {
      // What a complete request on the same connection is owed goes first.
      before.once('finish', refuse);
    } else if (error.code === 'ECONNRESET') {
      socket.destroy();
    } else {
      refuse();
    }
  }

  const server = createServer({
    // Above the gateway's own limit, so that what exceeds that gets an answer with a body.
    maxHeaderSize: 64 * 1024,
    headersTimeout: options.headersTimeoutMs ?? 10_000,
    requestTimeout: options.requestTimeoutMs ?? 30_000,
    connectionsCheckingInterval: Math.min(1000, options.headersTimeoutMs ?? 1000),
    keepAliveTimeout: 60_000,
    noDelay: true,
    // Refused by the exchange, with a body.
    requireHostHeader: false,
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => arrived(request, response, false));
  server.on('checkContinue', (request, response) => arrived(request, response, true));
  server.on('connect', (_request, socket) => socket.end(rawResponse(405)));
  server.on('clientError', unreadable);

  const host = options.host ?? '127.0.0.1';
  const { port } = await listen(server, host, options.port);
  if (!isLoopback(host)) {
    log.warning(
      `Listening on ${host}: every machine that reaches this one can call the functions, with this machine's AWS credentials.`,
    );
  }
  return {
    host,
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    get inFlight() {
      return inFlight;
    },
    close: () => {
      isClosing = true;
      return new Promise((resolve) => {
        server.close(() => resolve());
        // Those that owe nobody an answer; Node.js counts as idle only what has had a request before.
        for (const socket of sockets) {
          if (current.get(socket)?.writableFinished !== false) socket.destroy();
        }
      });
    },
    closeNow: () => server.closeAllConnections(),
  };
}

function ignore(): void {
  // The exchange has said it.
}

function statusOf(error: NodeJS.ErrnoException): OwnStatus {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 431;
  return error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
