/**
 * A value that the template alone does not hold (an import, a parameter without a default, an attribute of a
 * resource that does not exist yet) stands as a mark inside the text where it would be. Two marks of the same
 * expression are equal, so a policy that compares an endpoint with itself still decides.
 */
const open = '⟨';
const close = '⟩';

export function unresolved(expression: string): string {
  return `${open}${expression}${close}`;
}

export function isUnresolved(text: string): boolean {
  return text.includes(open) && text.includes(close);
}
