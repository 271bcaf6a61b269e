import { JavaMap } from '../java';
import { isNeverSeen } from '../api-gateway/header-rules';
import { lastValues } from './last-values';
import type { TemplateParameters } from './template-input';

/** In the order in which `$input.params('name')` searches. */
export const parameterPlaces = ['path', 'querystring', 'header'] as const;

/** What `$input.params()` gives. */
export function requestParameters({ path, querystring, header }: TemplateParameters): JavaMap {
  return JavaMap.of([
    ['path', lastValues(path)],
    ['querystring', lastValues(querystring)],
    ['header', lastValues(header, isNeverSeen)],
  ]);
}
