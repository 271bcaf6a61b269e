/** What stands for anything in an expected text: a value that changes, or that is nobody's business. */
export const anything = '***';

/** Whether a text is the expected one, in which `***` stands for anything. */
export function matchesText(text: string, expected: string): boolean {
  const [first = '', ...others] = expected.split(anything);
  const last = others.pop();
  if (last === undefined) return text === expected;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
