import type { Difference } from '../../diff/difference';

/** The whole change in a line. */
export function diffSummary({ api, routes, access, replaced, refused }: Difference): string {
  const name = api.after ?? api.before ?? '';
  if (api.before === undefined) return `${name} is new, with ${counted(routes.added.length, 'route')}.`;
  if (api.after === undefined) return `${name} goes, with ${counted(routes.removed.length, 'route')}.`;
  const some = (words: string, isSo: boolean): string[] => (isSo ? [words] : []);
  const parts = [
    ...some(`${counted(routes.added.length, 'route')} more`, routes.added.length > 0),
    ...some(`${counted(routes.removed.length, 'route')} fewer`, routes.removed.length > 0),
    ...some(`${counted(routes.changed.length, 'route')} changed`, routes.changed.length > 0),
    ...some(
      'callers come in',
      access.some(({ comesIn }) => comesIn.length > 0),
    ),
    ...some(
      'callers go out',
      access.some(({ goesOut }) => goesOut.length > 0),
    ),
    ...some(
      'who comes in cannot be told',
      access.some(({ unknown }) => unknown !== undefined),
    ),
    ...some(`${counted(replaced.length, 'resource')} replaced`, replaced.length > 0),
    ...some('it will not deploy', refused.length > 0),
  ];
  return `${name}: ${parts.join(', ') || 'the same routes, for the same callers'}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
