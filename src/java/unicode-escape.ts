/** The escape of a UTF-16 unit as Java's writers have it, with capitals. */
export function unicodeEscape(unit: number): string {
  return `\\u${unit.toString(16).toUpperCase().padStart(4, '0')}`;
}
