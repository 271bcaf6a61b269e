import { isRecord, type CategoryRunner } from '../conformance-case';
import { equal, isMask, verdict, type Complaint } from '../expectations';
import { exchange, header } from '../gateway';
import { equalHeader, headersOf, integrationType, methodOf, responseComplaints, text, texts } from './given';

/** Parameter mappings of requests, responses and URIs. */
export const runParams: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const type = given['integration'] === undefined ? 'HTTP' : integrationType(given['integration']);
  const body = text(given['requestBody']);
  const method = {
    ...methodOf(given),
    type,
    httpMethod: text(given['method']) ?? (body === undefined ? 'GET' : 'POST'),
  };
  const result = await exchange(
    entryPoints,
    { methods: [method], stageVariables: texts(given['stageVariables']) },
    {
      method: method.httpMethod,
      path: `${text(given['path']) ?? '/'}${queryOf(given)}`,
      headers: headersOf(given),
      ...(body === undefined ? {} : { body }),
    },
    {
      http: () => ({
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: text(given['integrationBody']) ?? '{}',
      }),
    },
  );
  const [call] = result.calls;
  const found = responseComplaints(result, expect);
  if ('rendered' in expect) found.push(equal('URI', call?.url, expect['rendered']));
  const headers = expect['integrationHeaders'] ?? expect['backendHeaders'];
  if (isRecord(headers))
    found.push(...headerComplaints(call?.headers, texts(headers), method.requestParameters ?? {}));
  const query = expect['integrationQuery'] ?? expect['backendQuery'];
  if (isRecord(query)) found.push(...queryComplaints(call?.url, query));
  return verdict(...found);
};

function queryOf(given: Readonly<Record<string, unknown>>): string {
  if (typeof given['query'] === 'string') return `?${given['query']}`;
  if (!isRecord(given['queryMulti'])) return '';
  const pairs = Object.entries(given['queryMulti'] as Record<string, string[]>).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return `?${new URLSearchParams(pairs).toString()}`;
}

/** Every header that is expected, and none that the mappings name and the case does not. */
function headerComplaints(
  actual: Readonly<Record<string, string | string[]>> | undefined,
  expected: Record<string, string>,
  mappings: Record<string, string>,
): Complaint[] {
  if (actual === undefined) return ['the integration was not called'];
  const mapped = Object.keys(mappings).flatMap(
    (name) => /^integration\.request\.header\.(.+)$/.exec(name)?.[1] ?? [],
  );
  return [
    ...Object.entries(expected).map(([name, value]) => equalHeader(name, header(actual, name), value)),
    ...mapped
      .filter((name) => header(expected, name) === undefined)
      .map((name) => equal(`header ${name}`, header(actual, name), undefined)),
  ];
}

function queryComplaints(url: string | undefined, expected: Record<string, unknown>): Complaint[] {
  if (url === undefined) return ['the integration was not called'];
  const { searchParams } = new URL(url);
  const names = new Set([...Object.keys(expected), ...searchParams.keys()]);
  return [...names].map((name) => {
    const value = expected[name];
    if (isMask(value)) return undefined;
    const values = searchParams.getAll(name);
    // A backend shows several values as a list, or as one text with commas.
    if (Array.isArray(value)) return equal(`query ${name}`, values, value);
    return equal(`query ${name}`, values.length === 0 ? undefined : values.join(','), value);
  });
}
