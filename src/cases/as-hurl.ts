import { callerHeaders } from '../emulator/server/simulated-caller';
import type { Case, Headers } from './case';
import { anything } from './matches-text';
import { bodyText } from './run-cases';

/**
 * The cases for Hurl (hurl.dev), with the API's URL as the variable `url`. Hurl can not say what a function gives back:
 * such cases are left out, with a line that says so.
 */
export function asHurl(cases: readonly Case[]): string {
  return [
    '# hurl --test --variable url=http://localhost:3000/dev',
    ...cases.map((one) =>
      one.function === undefined
        ? entry(one)
        : `# ${oneLine(one.name)}: left out, it says what the function gives back`,
    ),
    '',
  ].join('\n\n');
}

function entry({ name, request, expect }: Case): string {
  const { method, path, headers = {}, vpcEndpointId, sourceIp } = request;
  const body = bodyText(request);
  return [
    `# ${oneLine(name)}`,
    `${method} {{url}}${escapeValue(path)}`,
    ...headerLines(headers),
    // `private-api offline` takes the caller from them; a live API does not look at them.
    ...(vpcEndpointId === undefined ? [] : [`${callerHeaders.vpce}: ${vpcEndpointId}`]),
    ...(sourceIp === undefined ? [] : [`${callerHeaders.sourceIp}: ${sourceIp}`]),
    ...(body === undefined ? [] : [literal(body)]),
    `HTTP ${expect.status}`,
    ...assertions(expect),
  ].join('\n');
}

function headerLines(headers: Headers): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((text) => `${escapeValue(name).replaceAll(':', '\\:')}: ${escapeValue(text)}`),
  );
}

function assertions({ headers = {}, body, bodyContains = [] }: Case['expect']): string[] {
  const lines = [
    ...Object.entries(headers).flatMap(([name, value]) => {
      const query = `header ${quoted(name)}`;
      if (value === null) return [`${query} not exists`];
      if (typeof value === 'string') return [`${query} ${comparison(value)}`];
      return [
        `${query} count == ${value.length}`,
        ...value.map((text) => `${query} includes ${quoted(text)}`),
      ];
    }),
    ...bodyAssertions(body),
    ...[bodyContains]
      .flat()
      .flatMap((part) => part.split(anything).map((text) => `body contains ${quoted(text)}`)),
  ];
  return lines.length === 0 ? [] : ['[Asserts]', ...lines];
}

function bodyAssertions(body: unknown): string[] {
  if (body === undefined) return [];
  return typeof body === 'string' ? [`body ${comparison(body)}`] : leaves(body, '$');
}

/** A path and a value for each leaf: Hurl compares no objects. */
function leaves(value: unknown, path: string): string[] {
  const query = `jsonpath ${quoted(path)}`;
  if (typeof value === 'string')
    return value === anything ? [`${query} exists`] : [`${query} ${comparison(value)}`];
  if (value === null || typeof value !== 'object') return [`${query} == ${JSON.stringify(value)}`];
  const below = Object.entries(value).flatMap(([key, item]) =>
    leaves(item, Array.isArray(value) ? `${path}[${key}]` : `${path}[${asPathKey(key)}]`),
  );
  return Array.isArray(value) ? [`${query} count == ${value.length}`, ...below] : below;
}

function asPathKey(key: string): string {
  return `'${key.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function comparison(text: string): string {
  if (!text.includes(anything)) return `== ${quoted(text)}`;
  const pattern = text
    .split(anything)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('[\\s\\S]*');
  return `matches ${quoted(`^${pattern}$`)}`;
}

/** Hurl's quoted strings know JSON's escapes, and `{{` would begin a variable. hurl.dev/docs/grammar.html */
function quoted(text: string): string {
  return JSON.stringify(text)
    .replace(/\\u([0-9a-f]{4})/g, '\\u{$1}')
    .replaceAll('{{', '{\\u{7b}');
}

/** A body as one line of text, whatever it is. */
function literal(body: string): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const text = body
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replace(/[\n\r\t]/g, (character) => escapes[character] ?? character);
  return `\`${text.replaceAll('{{', '\\u{7b}\\u{7b}')}\``;
}

function escapeValue(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('#', '\\#').replaceAll('{{', '\\u{7b}\\u{7b}');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
