import { groupBy } from 'lodash';
import type { Explanation } from '../../explain/explanation';

const shownRoutes = 6;

/** A picture: callers, the API, functions with their routes. */
export function explainAsMermaid({ name, routes, access }: Explanation): string {
  const callers = access.matrix.rows.flatMap(({ label, cells }, row) => {
    const id = `caller${row}`;
    const some = access.matrix.columns.filter((_, column) => cells[column]?.verdict === 'allowed');
    const unknown = cells.some(({ verdict }) => verdict === 'unknown');
    const node = `  ${id}["${quoted(label)}"]`;
    if (unknown) return [node, `  ${id} -. "known at deployment" .-> api`];
    if (some.length === 0) return [node, `  ${id} -. "denied" .-x api`];
    const who = some.length === cells.length ? 'allowed' : `allowed: ${some.join(', ')}`;
    return [node, `  ${id} -- "${quoted(who)}" --> api`];
  });
  const targets = Object.entries(groupBy(routes, 'target')).flatMap(([target, own], index) => {
    const shown = own.slice(0, shownRoutes).map(({ method, path }) => `${method} ${path}`);
    const more = own.length > shownRoutes ? [`and ${own.length - shownRoutes} more`] : [];
    const label = [...shown, ...more].map(quoted).join('<br/>');
    return [`  target${index}["${quoted(target)}"]`, `  api -- "${label}" --> target${index}`];
  });
  return ['flowchart LR', `  api(["${quoted(name)}"])`, ...callers, ...targets, ''].join('\n');
}

/** Mermaid's own escapes: a label ends at a quote. */
function quoted(text: string): string {
  return text
    .replaceAll('&', '#amp;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('{', '#123;')
    .replaceAll('}', '#125;');
}
