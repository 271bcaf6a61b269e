/**
 * Whether API Gateway takes a payload for JSON: it does when the first character is one of `{ [ " '`, and takes
 * anything else, numbers and literals too, for a text (recorded). Blanks before it do not count.
 */
export function beginsLikeJson(text: string): boolean {
  let index = 0;
  while (text.charCodeAt(index) <= 32) index++;
  return '{["\''.includes(text.charAt(index)) && index < text.length;
}
