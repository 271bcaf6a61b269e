import { PrivateApiError } from '../../errors';
import { parseTemplate } from '../../vtl';
import { readServiceResponse } from './read-service-response';
import type { RenderInput } from './render-exchange';

/** Where texts come from: a path, or `-` for standard input. */
export type ReadText = (source: string) => string;

/**
 * Reads the command line of `private-api render`.
 * @throws PrivateApiError RENDER_OPTION that names every option with a wrong value
 * @throws TemplateError for a `--template` that does not parse, with file, line and column
 */
export function parseRenderOptions(raw: Readonly<Record<string, unknown>>, read: ReadText): RenderInput {
  const problems: string[] = [];
  const option = (name: string): string | undefined => {
    const value = raw[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const readFor = (name: string, source: string): string => {
    try {
      return read(source);
    } catch (error) {
      problems.push(
        `--${name}: ${source} can not be read: ${error instanceof Error ? error.message : String(error)}`,
      );
      return '';
    }
  };
  const text = (name: string): string | undefined => {
    const value = option(name);
    return value?.startsWith('@') ? readFor(name, value.slice(1)) : value;
  };

  const [, method = '', path = ''] = /^([A-Za-z]+) +(\/\S*)$/.exec(option('route')?.trim() ?? '') ?? [];
  if (path === '') problems.push("--route: give a method and a path: 'GET /orders/5?open=yes'.");
  const { headers, misread } = readHeaders([raw['header'] ?? []].flat());
  problems.push(
    ...misread.map((line) => `--header: ${line} is no name, colon and value: 'Content-Type: text/plain'.`),
  );
  const accept = option('accept');
  const body = text('data');
  const result = text('result');
  const error = text('error');
  if (result !== undefined && parsed(result) === undefined) {
    problems.push('--result: this is no JSON, and a function returns nothing else.');
  }
  if (result !== undefined && error !== undefined) {
    problems.push('--error: a function returns or fails; leave --result or --error out.');
  }
  const answerFile = option('service-response');
  const serviceResponse =
    answerFile === undefined
      ? undefined
      : readServiceResponse(readFor('service-response', answerFile.replace(/^@/, '')));
  if (answerFile !== undefined && serviceResponse === undefined) {
    problems.push(
      '--service-response: give a file with an answer: {"status": 200, "headers": {}, "body": {}}.',
    );
  }
  const file = option('template');
  const mappingTemplate = file === undefined ? undefined : readFor('template', file);
  if (problems.length > 0) throw new PrivateApiError('RENDER_OPTION', problems.join('\n'));
  if (mappingTemplate !== undefined) parseTemplate(mappingTemplate, file);

  const restApi = option('rest-api');
  return {
    request: {
      method: method.toUpperCase(),
      path,
      headers: { ...headers, ...(accept !== undefined && { Accept: accept }) },
      ...(body !== undefined && { body }),
    },
    ...(result !== undefined && { outcome: { payload: result } }),
    ...(error !== undefined && { outcome: { payload: errorPayload(error), functionError: 'Unhandled' } }),
    ...(serviceResponse !== undefined && { serviceResponse }),
    ...(mappingTemplate !== undefined && { mappingTemplate }),
    ...(restApi !== undefined && { restApi }),
  };
}

function readHeaders(lines: readonly unknown[]): { headers: Record<string, string[]>; misread: string[] } {
  const headers: Record<string, string[]> = {};
  const misread: string[] = [];
  for (const line of lines) {
    const [, name, value = ''] = /^([^:\s]+):\s*(.*)$/.exec(String(line)) ?? [];
    if (name === undefined) misread.push(JSON.stringify(line));
    else headers[name] = [...(headers[name] ?? []), value];
  }
  return { headers, misread };
}

/** What Lambda reports: as given, or as the Node.js runtime does for an `Error` with this message. */
function errorPayload(text: string): string {
  const payload = parsed(text);
  const reported = typeof payload === 'object' && payload !== null && 'errorMessage' in payload;
  return reported ? text : JSON.stringify({ errorType: 'Error', errorMessage: text, trace: [] });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
