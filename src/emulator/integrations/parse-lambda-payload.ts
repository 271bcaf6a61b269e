/** Lambda takes JSON only. What it says of anything else imitates the beginning of its parser's message. */
export function parseLambdaPayload(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: problem(text) };
  }
}

function problem(text: string): string {
  const source = ` at [Source: (byte[])"${text.slice(0, 500)}"; line: 1, column: `;
  const word = /^\s*([A-Za-z_$][\w$]*)/.exec(text);
  if (word !== null && !['true', 'false', 'null'].includes(word[1] ?? '')) {
    const [whole, name = ''] = word;
    const expected = `was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`;
    return `Unrecognized token '${name}': ${expected}\n${source}${whole.length + 1}]`;
  }
  return `Unexpected character or end of input\n${source}1]`;
}
