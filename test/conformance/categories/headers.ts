import type { HttpIntegrationResult } from '../../../src/emulator';
import { isRecord, type CategoryRunner } from '../conformance-case';
import { equal, equalJsonText, verdict, type Complaint } from '../expectations';
import { exchange, header } from '../gateway';
import { equalHeader, headersOf, methodOf, responseComplaints, text, texts } from './given';

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** How long a body is, when it was sent and who carried it differ from one recording to the next. */
const INCIDENTAL = /^(connection|(x-amzn-remapped-)?content-length|date|host|via|x-cache|x-amz-cf-.*)$/i;

/** Headers of proxies on the way, which the recordings' HTTP backend does not show. */
const HIDDEN_BY_BACKEND = /^(x-forwarded-.*|x-real-ip|x-request-id)$/i;

/** The recordings' HTTP backend: it answers with what it was sent, and with headers of its own. */
const echo = (body: Buffer): HttpIntegrationResult => ({
  status: 200,
  headers: {
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Origin': '*',
    Connection: 'keep-alive',
    'Content-Length': String(body.length),
    'Content-Type': 'application/json',
    Date: 'Thu, 01 Jan 1970 00:00:00 GMT',
    Server: 'gunicorn/19.9.0',
  },
  body,
});

/** Which headers reach the integration and the client, and under which names. */
export const runHeaders: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const method = methodOf(given);
  const result = await exchange(
    entryPoints,
    { methods: [method] },
    { method: method.httpMethod ?? 'GET', headers: headersOf(given) },
    {
      lambda: (event) => ({
        payload: JSON.stringify({ statusCode: 200, body: JSON.stringify(event), isBase64Encoded: false }),
      }),
      http: ({ body }) => echo(body),
    },
  );
  const [call] = result.calls;
  const [invoked] = result.events;
  const found = responseComplaints(result, expect);
  const sent =
    call?.headers ??
    (isRecord(invoked?.event) ? (invoked.event['headers'] as Headers | undefined) : undefined);
  if (isRecord(expect['integrationRequestHeaders'])) {
    found.push(
      ...headerComplaints(
        'integration request',
        sent,
        texts(expect['integrationRequestHeaders']),
        call === undefined ? undefined : HIDDEN_BY_BACKEND,
      ),
    );
  }
  if (isRecord(expect['responseHeaders'])) {
    found.push(...headerComplaints('response', result.response.headers, texts(expect['responseHeaders'])));
  }
  if (Array.isArray(expect['responseHeaderNames'])) {
    const names = (list: readonly string[]): string[] =>
      list
        .map((name) => name.toLowerCase())
        .filter((name) => !INCIDENTAL.test(name))
        .sort();
    found.push(
      equal(
        'header names',
        names(Object.keys(result.response.headers)),
        names(expect['responseHeaderNames'] as string[]),
      ),
    );
  }
  found.push(bodyComplaint(result.body, invoked?.event, call?.body, expect['backendBodyOrClientBody']));
  return verdict(...found);
};

function headerComplaints(
  what: string,
  actual: Headers | undefined,
  expected: Record<string, string>,
  hidden?: RegExp,
): Complaint[] {
  if (actual === undefined) return [`no ${what}`];
  const unexpected = Object.keys(actual).filter(
    (name) => !INCIDENTAL.test(name) && !hidden?.test(name) && header(expected, name) === undefined,
  );
  return [
    ...Object.entries(expected)
      .filter(([name]) => !INCIDENTAL.test(name))
      .map(([name, value]) => equalHeader(`${name} of the ${what}`, header(actual, name), value)),
    unexpected.length === 0 ? undefined : `unexpected headers of the ${what}: ${unexpected.join(', ')}`,
  ];
}

/** What the integration was sent, where it was called; else what the client got. */
function bodyComplaint(
  client: string,
  event: unknown,
  sent: Buffer | undefined,
  expected: unknown,
): Complaint {
  if (expected === null || expected === undefined) return undefined;
  if (typeof expected === 'string')
    return equal('integration body', sent?.toString('utf8') ?? text(event), expected);
  if (event !== undefined) return equal('event', event, expected);
  return equalJsonText('body', sent?.toString('utf8') ?? client, expected);
}
