import { get } from 'lodash';
import type { OracleInput } from '../../test/oracle/velocity-oracle';

/** `$input`, `$util` and the rest for velocityjs, as small as these templates allow: plain objects and JSON. */
export function velocityjsReferences(input: OracleInput & { body: string }): Record<string, unknown> {
  const { body, params = {}, context = {}, stageVariables = {} } = input;
  let document: unknown;
  const path = (source: string): unknown => {
    document ??= JSON.parse(body) as unknown;
    return source === '$' ? document : (get(document, source.replace(/^\$\./, '')) ?? '');
  };
  return {
    input: {
      body,
      path,
      json: (source: string) => JSON.stringify(path(source)),
      params: (name?: string) =>
        name === undefined
          ? params
          : (params.path?.[name] ?? params.querystring?.[name] ?? params.header?.[name] ?? ''),
    },
    util: {
      parseJson: (text: string): unknown => JSON.parse(text),
      escapeJavaScript: (text: unknown) => JSON.stringify(String(text)).slice(1, -1).replace(/'/g, "\\'"),
      urlEncode: encodeURIComponent,
      urlDecode: decodeURIComponent,
      base64Encode: (text: string) => Buffer.from(text).toString('base64'),
      base64Decode: (text: string) => Buffer.from(text, 'base64').toString(),
    },
    context: {
      ...context,
      requestOverride: { path: {}, querystring: {}, header: {} },
      responseOverride: { header: {} },
    },
    stageVariables,
  };
}
