/**
 * Why a pattern of an error mapping cannot stand in one selection pattern with others, in words; `undefined` if it can.
 * Whether it is a regular expression of Java at all is another question.
 * Source: docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */
export function errorPatternProblem(pattern: string): string | undefined {
  let groups = 0;
  let classes = 0;
  const tokens = /\\Q(?:(?!\\E).)*(?:\\E)?|\\.|\(\?<[A-Za-z]|\(\?[a-wyzA-Z-]*x[a-zA-Z-]*[:)]|\\$|[()[\]]/gs;
  for (const [token] of pattern.matchAll(tokens)) {
    if (token.startsWith('\\Q')) {
      if (!token.endsWith('\\E')) return '\\Q has no \\E: it would quote the patterns behind it too.';
    } else if (token === '\\') {
      return 'It ends with a backslash.';
    } else if (token === '[') {
      classes++;
    } else if (token === ']') {
      classes = Math.max(0, classes - 1);
    } else if (classes > 0) {
      continue;
    } else if (/^\\[1-9k]/.test(token)) {
      return `${token} refers to a group, and the groups are counted with those of other patterns. Write the text out.`;
    } else if (token.startsWith('(?<')) {
      return 'A named group could stand twice. Use (?:…).';
    } else if (token.endsWith(')') && token.length > 1) {
      return 'The flag x would make a comment of the patterns behind it.';
    } else {
      groups += token === ')' ? -1 : Number(token.startsWith('('));
      if (groups < 0) return 'A ) has no (.';
    }
  }
  if (classes > 0) return 'A [ has no ].';
  return groups === 0 ? undefined : 'A ( has no ).';
}
