import { withoutMarks } from '../../template/marks';
import { asText } from '../../template/properties';

/** What a value is like, with a stand-in for every part that is not known: not what it says. */
export function shapeOf(value: unknown, standIn = 'x'): string {
  const text = asText(value);
  return text === undefined ? standIn : withoutMarks(text, standIn);
}
