import { isRecord } from '../conformance-case';
import type { Exchange } from '../gateway';
import { header } from '../gateway';
import { equal, equalJsonText, isMask, type Complaint } from '../expectations';
import type { IntegrationResponse, Method } from '../rest-api-template';

type Fields = Readonly<Record<string, unknown>>;

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const texts = (value: unknown): Record<string, string> =>
  isRecord(value) ? (value as Record<string, string>) : {};

/** The integration type that a description starts with: `AWS lambda`, `HTTP echo`, `MOCK`. */
export function integrationType(value: unknown): NonNullable<Method['type']> {
  const [word = 'MOCK'] = (text(value) ?? 'MOCK').split(/[\s:]/);
  return word as NonNullable<Method['type']>;
}

/** What a case says of its method in API Gateway's words. */
export function methodOf(given: Fields): Method {
  const responses =
    (given['integrationResponses'] as IntegrationResponse[] | undefined) ??
    (isRecord(given['integrationResponse'])
      ? [given['integrationResponse'] as unknown as IntegrationResponse]
      : undefined);
  const responseTemplate = text(given['responseTemplate']);
  const responseTemplates = isRecord(given['responseTemplates'])
    ? texts(given['responseTemplates'])
    : responseTemplate === undefined
      ? undefined
      : { 'application/json': responseTemplate };
  const responseParameters = isRecord(given['responseParameters'])
    ? texts(given['responseParameters'])
    : undefined;
  const requestTemplate = text(given['requestTemplate']);
  return {
    path: text(given['resourcePath']) ?? '/',
    httpMethod: text(given['method']) ?? 'GET',
    type: integrationType(given['integration']),
    ...(isRecord(given['requestTemplates'])
      ? { requestTemplates: texts(given['requestTemplates']) }
      : requestTemplate === undefined
        ? {}
        : { requestTemplates: { 'application/json': requestTemplate } }),
    requestParameters: texts(given['requestParameters']),
    ...(text(given['uri']) === undefined ? {} : { uri: String(given['uri']) }),
    ...(text(given['passthroughBehavior']) === undefined
      ? {}
      : { passthroughBehavior: String(given['passthroughBehavior']) }),
    contentHandling: text(given['contentHandling']) ?? null,
    integrationResponses: (responses ?? [{ statusCode: '200' }]).map((response) => ({
      ...(responseTemplates === undefined ? {} : { responseTemplates }),
      ...(responseParameters === undefined ? {} : { responseParameters }),
      ...response,
    })),
    ...(Array.isArray(given['methodResponses'])
      ? { methodResponses: given['methodResponses'] as string[] }
      : {}),
  };
}

/** The headers that a case names, with its content type and Accept among them. */
export function headersOf(given: Fields): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {
    ...texts(given['headers'] ?? given['clientHeaders']),
    ...(isRecord(given['headersMulti']) ? (given['headersMulti'] as Record<string, string[]>) : {}),
  };
  for (const [name, value] of [
    ['Content-Type', given['contentType']],
    ['Accept', given['accept']],
    ['User-Agent', given['userAgent']],
  ] as const) {
    if (typeof value === 'string' && header(headers, name) === undefined) headers[name] = value;
  }
  return headers;
}

const TRANSPORT = ['connection', 'content-length', 'date', 'via'];

/** What the client sees, as far as the case says. */
export function responseComplaints({ response, body }: Exchange, expect: Fields): Complaint[] {
  const found: Complaint[] = [];
  if ('status' in expect) found.push(equal('status', response.status, expect['status']));
  if ('bodyJson' in expect) found.push(equalJsonText('body', body, expect['bodyJson']));
  if ('clientBody' in expect) found.push(equal('body', body, expect['clientBody']));
  if ('body' in expect) {
    found.push(
      isRecord(expect['body'])
        ? equalJsonText('body', body, expect['body'])
        : equal('body', body, expect['body']),
    );
  }
  for (const [name, value] of Object.entries(texts(expect['headers']))) {
    if (TRANSPORT.includes(name.toLowerCase())) continue;
    found.push(equalHeader(name, header(response.headers, name), value));
  }
  if ('gatewayResponseType' in expect || 'log' in expect)
    found.push(...logComplaints(response.trace, expect));
  return found;
}

/** Several values of a name stand as one, joined with a comma and perhaps a blank. */
export function equalHeader(name: string, actual: string | undefined, expected: string): Complaint {
  if (isMask(expected)) return actual === undefined ? `header ${name} is absent` : undefined;
  const normal = (value: string | undefined): string | undefined => value?.replace(/, /g, ',');
  return equal(`header ${name}`, normal(actual), normal(expected));
}

function logComplaints(trace: Exchange['response']['trace'], expect: Fields): Complaint[] {
  const entry = trace.find(({ stage }) => stage === 'gateway response');
  if (entry?.stage !== 'gateway response') return ['no gateway response in the trace'];
  return [
    'gatewayResponseType' in expect
      ? equal('gateway response', entry.responseType, expect['gatewayResponseType'])
      : undefined,
    'log' in expect ? equal('log', entry.log, expect['log']) : undefined,
  ];
}
