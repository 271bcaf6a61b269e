import { delimiter, join } from 'node:path';

/**
 * Where runtimes look for what layers bring, as variables
 * (docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html#packaging-layers-paths). Lambda unpacks all layers into one
 * folder, a later one over an earlier one; here each stays where it is, and the last comes first.
 *
 * @param environment the function's own variables: what it sets itself comes first
 */
export function layerPaths(
  runtime: string,
  layerDirectories: readonly string[],
  environment: Readonly<Record<string, string>>,
): Record<string, string> {
  if (layerDirectories.length === 0) return {};
  const [, language = '', version = ''] = /^(nodejs|python)([\d.]+)/.exec(runtime) ?? [];
  const [variable, places] =
    language === 'nodejs'
      ? [
          'NODE_PATH',
          [`nodejs/node${Number.parseInt(version, 10)}/node_modules`, 'nodejs/node_modules', 'nodejs'],
        ]
      : ['PYTHONPATH', [`python/lib/python${version}/site-packages`, 'python']];
  const paths = layerDirectories
    .toReversed()
    .flatMap((directory) => places.map((place) => join(directory, place)));
  return { [variable]: [environment[variable] ?? [], paths].flat().join(delimiter) };
}
