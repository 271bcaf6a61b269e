import { CanonicalScan } from './canonical-scan';
import { textBytes } from './text-bytes';

/**
 * Whether reading an object or a list and writing it again gives the same text: compact, each key once, numbers and
 * strings as the writer prints them. What `JSON.stringify` makes mostly is. `false` may also mean "not sure".
 */
export function isCanonicalJson(text: string): boolean {
  // The control character that the scan does not see; to look for a single one costs next to nothing.
  if (text.includes('\u007f')) return false;
  const bytes = textBytes(text);
  return bytes !== undefined && new CanonicalScan(bytes).document();
}
