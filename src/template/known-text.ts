import { isMarked } from './marks';
import { asText } from './properties';

/** The text of a value that is worked out; undefined where the template does not hold all of it. */
export function knownText(value: unknown): string | undefined {
  const text = asText(value);
  return text === undefined || isMarked(text) ? undefined : text;
}
