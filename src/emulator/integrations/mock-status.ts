import { JavaMap, meterOf, type JavaValue } from '../../java';
import { readJson } from '../../json-path';

/**
 * The status that a mock integration takes from its rendered request template. The text is read as leniently as
 * request bodies are; the status must be an Integer. `undefined` when there is none.
 */
export function mockStatus(payload: string): number | undefined {
  let value: JavaValue;
  try {
    value = readJson(payload, meterOf(10_000_000));
  } catch {
    return undefined;
  }
  if (!(value instanceof JavaMap)) return undefined;
  const status = value.get('statusCode');
  return typeof status === 'number' ? status : undefined;
}
