import { toJsonText, type JavaValue, type Meter } from '../java';

/** Compact JSON as `$input.json` prints it: `/` stays as it is (a list that prints itself has `\/`). */
export function writeJson(value: JavaValue, meter: Meter): string {
  return toJsonText(value, meter, { escapeSolidus: false });
}
