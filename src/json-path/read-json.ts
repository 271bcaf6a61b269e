import { JavaException, type JavaValue, type Meter } from '../java';
import { JsonReader } from './json-reader';

/**
 * Reads JSON into Java's values as API Gateway does (json-smart, permissive): objects as LinkedHashMap, arrays as
 * JSONArray, numbers as Integer, Long, BigInteger, Double or BigDecimal, so that they print with the digits they had.
 * Throws `InvalidJson`.
 */
export function readJson(text: string, meter: Meter): JavaValue {
  if (text === '') refuse('json string can not be null or empty');
  meter.spend(text.length);
  return new JsonReader(text).document();
}

/** What Jayway refuses to begin with. */
export function refuse(message: string): never {
  throw new JavaException('java.lang.IllegalArgumentException', message);
}
