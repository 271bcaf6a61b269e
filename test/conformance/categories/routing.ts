import { isRecord, type CategoryRunner } from '../conformance-case';
import { equal, verdict } from '../expectations';
import { exchange } from '../gateway';
import type { Method } from '../rest-api-template';
import { responseComplaints, text } from './given';

/** Which resource and method take a request, and how its path and query reach a function. */
export const runRouting: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const resources = given['resources'] as { path: string; methods: string[] }[];
  const rawUrl = text(given['rawUrl']);
  const methods = resources.flatMap(({ path, methods: names }) =>
    names.map((httpMethod): Method =>
      rawUrl === undefined
        ? {
            path,
            httpMethod,
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            integrationResponses: [
              { statusCode: '200', responseTemplates: { 'application/json': `${httpMethod} ${path}` } },
            ],
          }
        : { path, httpMethod, type: 'AWS_PROXY' },
    ),
  );
  const method = text(given['method']) ?? 'GET';
  const stage = rawUrl?.split(/[/?]+/).find((segment) => segment !== '');
  const result = await exchange(
    entryPoints,
    { methods, ...(stage === undefined ? {} : { stage }) },
    { method, ...(rawUrl === undefined ? { path: text(given['path']) ?? '/' } : { target: rawUrl }) },
    { lambda: () => ({ payload: '{"statusCode": 200}' }) },
  );
  const { matched, status, bodyJson, body, headers, ...event } = expect;
  const [first] = result.events;
  return verdict(
    ...responseComplaints(
      result,
      Object.fromEntries(
        Object.entries({ status, bodyJson, body, headers }).filter(([, value]) => value !== undefined),
      ),
    ),
    matched === undefined ? undefined : equal('matched', result.body, matched),
    Object.keys(event).length === 0
      ? undefined
      : equal('event', first && proxyFields(first.event, Object.keys(event)), event),
  );
};

function proxyFields(event: unknown, names: string[]): Record<string, unknown> {
  const fields = isRecord(event) ? event : {};
  const context = isRecord(fields['requestContext']) ? fields['requestContext'] : {};
  const all: Record<string, unknown> = {
    ...fields,
    contextPath: context['path'],
    contextResourcePath: context['resourcePath'],
  };
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
