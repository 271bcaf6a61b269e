import { notRun, type CategoryRunner } from '../conformance-case';
import { equalText, verdict } from '../expectations';

/** A path read from a body, with `$input.path` and with `$input.json`. */
export const runJsonPath: CategoryRunner = ({ given, expect }, { vtl }) => {
  const body = String(given['body']);
  if (!/^\s*[{["']/.test(body)) {
    // The case asks json-smart, which reads a number. API Gateway does not ask it.
    return notRun('API Gateway takes such a body as text, or an empty one as {}, before it reads a path');
  }
  const input = {
    body,
    params: { path: {}, querystring: {}, header: {} },
    variables: { path: given['path'] },
  };
  const read = (template: string): string | undefined => {
    try {
      return vtl.renderTemplate(template, input).output;
    } catch (error) {
      if (error instanceof vtl.TemplateError) return undefined;
      throw error;
    }
  };
  const printed = read('$input.path($path)');
  const json = read('$input.json($path)');
  const { javaError, type, pathToString, jsonString } = expect;
  if (typeof javaError === 'string' && !javaError.startsWith('PathNotFound')) {
    return verdict(
      printed === undefined && json === undefined ? undefined : `no error, but ${String(printed)}`,
    );
  }
  if (printed === undefined || json === undefined) return verdict('an error');
  // A missing path and null are nothing to print and an empty JSON text.
  const absent = javaError !== undefined || type === 'null';
  return verdict(
    equalText('$input.path', printed, absent ? '' : pathToString, false),
    equalText('$input.json', json, absent ? '""' : jsonString, false),
  );
};
