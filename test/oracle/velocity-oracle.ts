/**
 * The original Java engines (Velocity 1.7, Jayway JsonPath, json-smart, commons-lang) in API Gateway's mode, to
 * compare with: one warm JVM that answers tens of thousands of renders.
 *
 *     const problem = oracleProblem();              // a sentence with the apt-get line, where Java is absent
 *     if (problem !== undefined) throw new Error(problem);
 *     const oracle = startVelocityOracle();
 *     const answer = await oracle.render({ template: '$input.path("$.a")', body: '{"a":1}' });
 *     const answers = await oracle.renderAll(requests);                     // in order, pipelined
 *     const { request, response } = await oracle.exchange({ requestTemplate, body, responseTemplate,
 *       integration: (event) => '{"httpStatus":404}' });                    // overrides go from one to the other
 *     const { printed, json } = await oracle.readPath('{a:1}', '$.a');
 *     await oracle.close();
 *
 * A template that does not parse, or fails while it renders, is an answer with `error`, not an exception.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { oracleCommand } from './oracle-installation';

export { oracleProblem } from './oracle-installation';

type Names = Record<string, string | string[]>;

export interface OracleInput {
  body?: string;
  params?: { path?: Names; querystring?: Names; header?: Names };
  /** May hold `requestOverride` and `responseOverride` already. */
  context?: Record<string, unknown>;
  stageVariables?: Record<string, string>;
  /** Further top-level references. */
  variables?: Record<string, unknown>;
}

export interface OracleRequest extends OracleInput {
  template: string;
}

export interface OracleError {
  error: { phase: 'parse' | 'render' | 'path' | 'request'; type: string; message: string; cause?: string };
}

export interface OracleRendered {
  output: string;
  requestOverride: Record<string, unknown>;
  /** Numbers beyond an Integer are texts with Java's digits: `404.0`. */
  responseOverride: Record<string, unknown> & { status?: unknown };
  /** Java's class of `responseOverride.status`, which JSON cannot tell: `Integer`, `Double`, `String`, … */
  statusType?: string;
  error?: undefined;
}

export type OracleAnswer = OracleRendered | OracleError;

export interface OraclePath {
  /** Java's class: `LinkedHashMap`, `JSONArray`, `String`, `Integer`, … or `null`. */
  type?: string;
  /** As a template prints it. */
  printed?: string;
  /** As `$input.json` gives it. */
  json?: string;
  missing?: boolean;
  error?: undefined;
}

export interface OracleBench {
  renders: number;
  microseconds: number;
  characters: number;
  error?: undefined;
}

export interface OracleExchange extends OracleInput {
  requestTemplate: string;
  responseTemplate: string;
  /** What the integration returns for the event that the request template made. */
  integration: (event: string) => string;
}

export interface VelocityOracle {
  render(request: OracleRequest): Promise<OracleAnswer>;
  renderAll(requests: readonly OracleRequest[]): Promise<OracleAnswer[]>;
  /** A request template and a response template that see each other's overrides. The first error ends it. */
  exchange(exchange: OracleExchange): Promise<{ request: OracleAnswer; response?: OracleAnswer }>;
  readPath(body: string, path: string): Promise<OraclePath | OracleError>;
  /** Parses once and renders for that long. */
  bench(request: OracleRequest, milliseconds: number): Promise<OracleBench | OracleError>;
  close(): Promise<void>;
}

/** Starts the JVM (a fifth of a second; a second more the first time, to compile). Throws if Java is absent. */
export function startVelocityOracle(): VelocityOracle {
  const java = spawn('java', oracleCommand(), { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting: { resolve: (answer: unknown) => void; reject: (reason: Error) => void }[] = [];
  let complaint = '';
  let ended = false;
  java.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  java.stdin.on('error', () => undefined); // told by `close`, with what Java wrote
  createInterface({ input: java.stdout, crlfDelay: Infinity }).on('line', (line) => {
    waiting.shift()?.resolve(JSON.parse(line));
  });
  const end = new Promise<void>((resolve) => {
    java.on('close', (code) => {
      ended = true;
      for (const { reject } of waiting.splice(0)) {
        reject(new Error(`The Java engines stopped (exit ${String(code)}).\n${complaint}`));
      }
      resolve();
    });
  });
  const ask = (request: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(new Error(`The Java engines stopped.\n${complaint}`));
        return;
      }
      waiting.push({ resolve, reject });
      // json-smart, which reads it, drops a DEL that is not escaped.
      java.stdin.write(`${JSON.stringify(request).replaceAll('\x7f', '\\u007f')}\n`);
    });
  const render = (request: OracleRequest) => ask({ op: 'render', ...request }) as Promise<OracleAnswer>;
  return {
    render,
    renderAll: (requests) => Promise.all(requests.map(render)),
    exchange: (exchange) => runExchange(render, exchange),
    readPath: (body, path) => ask({ op: 'path', body, path }) as Promise<OraclePath | OracleError>,
    bench: (request, milliseconds) =>
      ask({ op: 'bench', milliseconds, ...request }) as Promise<OracleBench | OracleError>,
    close: () => {
      java.stdin.end();
      return end;
    },
  };
}

async function runExchange(
  render: VelocityOracle['render'],
  { requestTemplate, responseTemplate, integration, ...input }: OracleExchange,
): Promise<{ request: OracleAnswer; response?: OracleAnswer }> {
  const request = await render({ ...input, template: requestTemplate });
  if (request.error !== undefined) return { request };
  const { requestOverride, responseOverride, output } = request;
  const response = await render({
    ...input,
    template: responseTemplate,
    body: integration(output),
    context: { ...input.context, requestOverride, responseOverride },
  });
  return { request, response };
}
