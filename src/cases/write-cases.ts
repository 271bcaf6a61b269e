import { dump } from 'js-yaml';
import type { UnprovenCase } from './read-cases';

/** The text of a file of cases: JSON for a name that ends so, else YAML. */
export function writeCases(file: string, cases: readonly UnprovenCase[]): string {
  if (file.endsWith('.json')) return `${JSON.stringify(cases, null, 2)}\n`;
  return cases.map((one) => dump([one], { lineWidth: 110, noRefs: true })).join('\n');
}
