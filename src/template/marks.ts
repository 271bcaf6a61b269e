/**
 * A value that the template does not hold (an import, a parameter without a default, an attribute of a resource that
 * does not exist yet) stands as a mark inside the text where it would be: `⟨ImportValue network-endpoint⟩`. Two marks of
 * the same expression are equal, so a policy that compares an endpoint with itself still decides. A mark holds nothing
 * that JSON, a wildcard or a policy variable would read in another way.
 */
const marks = /⟨[A-Za-z:]+(?: [^⟨⟩]*)?⟩/g;

export function mark(expression: string): string {
  const plain = expression
    .replace(/"/g, "'")
    .replace(/[\\*?$\p{Cc}]/gu, '_')
    .replaceAll('⟨', '(')
    .replaceAll('⟩', ')');
  return `⟨${plain}⟩`;
}

export function isMarked(text: string): boolean {
  return text.includes('⟨') && text.search(marks) >= 0;
}

/** The text with something else for each mark: good for what a text is like, not for what it says. */
export function withoutMarks(text: string, standIn: string): string {
  return text.includes('⟨') ? text.replace(marks, () => standIn) : text;
}
