import { JavaMap } from '../java';
import { isNeverSeen } from '../api-gateway/header-rules';
import type { TemplateParameters } from './template-input';

/** In the order in which `$input.params('name')` searches. */
export const parameterPlaces = ['path', 'querystring', 'header'] as const;

/** What `$input.params()` gives: of a repeated parameter the last value (recorded). */
export function requestParameters(params: TemplateParameters): JavaMap {
  const places = new JavaMap();
  for (const place of parameterPlaces) {
    const map = new JavaMap();
    for (const [name, value] of Object.entries(params[place] ?? {})) {
      const last = typeof value === 'string' ? value : value.at(-1);
      if (last !== undefined && !(place === 'header' && isNeverSeen(name))) map.put(name, last);
    }
    places.put(place, map);
  }
  return places;
}
