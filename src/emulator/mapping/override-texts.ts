/** The value of an override as header values: a list stands for several. */
export function overrideTexts(value: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    if (typeof item === 'string') return item;
    return item === undefined || item === null ? '' : JSON.stringify(item);
  });
}
