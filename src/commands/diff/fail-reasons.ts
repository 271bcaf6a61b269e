import type { Difference } from '../../diff/difference';

/** What `--fail-on` may name. */
export const failReasons = ['access-widened', 'replacement', 'route-removed'] as const;
export type FailReason = (typeof failReasons)[number];

/** Whether a change is one to stop at. What cannot be told of access may have widened it. */
export function isReason(reason: FailReason, { access, routes, replaced }: Difference): boolean {
  switch (reason) {
    case 'access-widened':
      return [...access, ...routes.added].some(
        (one) => one.unknown !== undefined || ('comesIn' in one && one.comesIn.length > 0),
      );
    case 'replacement':
      return replaced.some(({ effect }) => effect !== undefined);
    case 'route-removed':
      return routes.removed.length > 0;
  }
}
