import { JavaMap } from '../java';
import type { ParameterValues } from './template-input';

/** Parameters as a template sees them: of a repeated one the last value (recorded). */
export function lastValues(
  parameters: ParameterValues = {},
  isHidden: (name: string) => boolean = () => false,
): JavaMap {
  const map = new JavaMap();
  for (const [name, value] of Object.entries(parameters)) {
    const last = typeof value === 'string' ? value : value.at(-1);
    if (last !== undefined && !isHidden(name)) map.put(name, last);
  }
  return map;
}
