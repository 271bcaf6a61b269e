import { JavaObject, meterOf, toJavaString } from '../../java';
import { InvalidPath, parseJsonPath, readJson, readJsonPath, writeJson } from '../../json-path';

/** The body that a JSONPath reads from is not JSON: 400 for a request, 500 for an integration's response (recorded). */
export class InvalidJsonBody extends Error {
  override readonly name = 'InvalidJsonBody';
}

const work = 50_000_000;

/**
 * `method.request.body` and `integration.response.body`: the text itself (`{}` when it is empty, recorded), or what a
 * JSONPath finds in it. A body that does not begin like JSON holds nothing.
 */
export function bodyValue(body: string, path: string | undefined): string | undefined {
  const text = body.trim() === '' ? '{}' : body.trim();
  const meter = meterOf(work);
  const document = /^[{["']/.test(text) ? read(text) : undefined;
  if (path === undefined) return text;
  if (document === undefined) return undefined;
  try {
    const found = readJsonPath(parseJsonPath(path), document.value, meter);
    if (found === undefined || found === null) return undefined;
    if (found instanceof JavaObject && !('doubleValue' in found)) return writeJson(found, meter);
    return toJavaString(found, meter);
  } catch (error) {
    if (error instanceof InvalidPath) return undefined;
    throw error;
  }

  function read(source: string): { readonly value: ReturnType<typeof readJson> } {
    try {
      return { value: readJson(source, meter) };
    } catch (error) {
      throw new InvalidJsonBody('Invalid JSON in request body', { cause: error });
    }
  }
}
