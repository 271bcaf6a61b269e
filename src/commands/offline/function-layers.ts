/** The layers of a function: those whose files are here, as absolute paths, and the others as the template names them. */
export function functionLayers(
  layers: unknown,
  localLayers: Readonly<Record<string, string>>,
): { readonly directories: string[]; readonly elsewhere: string[] } {
  const directories: string[] = [];
  const elsewhere: string[] = [];
  for (const layer of Array.isArray(layers) ? (layers as unknown[]) : []) {
    const reference = (layer as { Ref?: unknown } | null)?.Ref;
    const directory = typeof reference === 'string' ? localLayers[reference] : undefined;
    if (directory === undefined) elsewhere.push(typeof layer === 'string' ? layer : JSON.stringify(layer));
    else directories.push(directory);
  }
  return { directories, elsewhere };
}
