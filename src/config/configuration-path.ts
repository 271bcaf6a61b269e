/** The path of what stands under a key or at an index; keys that are no identifiers stand in brackets. */
export function childPath(path: string, key: string): string {
  if (/^\d+$/.test(key)) return `${path}[${key}]`;
  return /^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;
}
