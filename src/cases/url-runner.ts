import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { requestHeaders } from '../emulator/server/request-headers';
import type { CaseRequest } from './case';
import { bodyText, type CaseRunner } from './run-cases';

/** Longer than API Gateway waits for an integration. */
const patienceMs = 60_000;

/** Sends cases to the live API: `https://….execute-api.eu-central-1.amazonaws.com/dev`. */
export function urlRunner(url: string): CaseRunner {
  const base = new URL(url);
  const prefix = base.pathname.replace(/\/+$/, '');
  return {
    name: url,
    run: async (given) => {
      if (given.function !== undefined)
        return { skipped: 'the live function is called, not the one of the case' };
      const { vpcEndpointId, sourceIp } = given.request;
      if (vpcEndpointId !== undefined || sourceIp !== undefined)
        return { skipped: 'the caller is this machine, not the one of the case' };
      const answer = await send(base, `${prefix}${given.request.path}`, given.request);
      const response = {
        status: answer.statusCode ?? 0,
        headers: requestHeaders(answer.rawHeaders),
        body: await text(answer),
      };
      const ids = ['x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-errortype', 'x-amzn-trace-id'];
      return {
        response,
        log: ids.flatMap((name) => {
          const value = answer.headers[name];
          return value === undefined ? [] : [`${name}: ${String(value)}`];
        }),
      };
    },
  };
}

/** Node.js sends path and header names as they stand; `fetch` would tidy them. */
function send(base: URL, path: string, request: CaseRequest): Promise<IncomingMessage> {
  const body = bodyText(request);
  return new Promise((resolve, reject) => {
    const sent = (base.protocol === 'https:' ? requestHttps : requestHttp)(
      {
        host: base.hostname.replace(/^\[|\]$/g, ''),
        port: base.port,
        // A certificate names the URL's host, whatever the case puts into `Host`.
        servername: base.hostname,
        method: request.method,
        path,
        headers: { ...request.headers } as Record<string, string | string[]>,
        timeout: patienceMs,
      },
      resolve,
    );
    sent.on('timeout', () => sent.destroy(new Error(`no response in ${patienceMs / 1000} s`)));
    sent.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(`${base.host} does not answer: ${error.message || (error.code ?? 'no reason given')}`),
      ),
    );
    if (body !== undefined) sent.setHeader('Content-Length', Buffer.byteLength(body));
    sent.end(body);
  });
}
