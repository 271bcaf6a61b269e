/** `/orders/{id}` → `/orders`, `/orders/{id}`; the root has no resource of its own. */
export function withAncestors(path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
}
