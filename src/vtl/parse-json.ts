import type { JavaValue, Meter } from '../java';
import { beginsLikeJson, InvalidJson, readJson } from '../json-path';

/**
 * `$util.parseJson`. A text that is not JSON at all is an error: the permissive reader would take it for a word and
 * give it back, which is not recorded of API Gateway.
 */
export function parseJson(text: string, meter: Meter): JavaValue {
  const value = readJson(text, meter);
  if (typeof value === 'string' && !beginsLikeJson(text)) {
    throw new InvalidJson(`Unexpected token ${value.slice(0, 100)} at position 0.`, 0);
  }
  return value;
}
