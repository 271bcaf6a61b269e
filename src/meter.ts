/**
 * Bounds the work of one render: every method spends units in proportion to what it reads or makes (characters,
 * elements, steps of a pattern), and `spend` throws when the budget is gone. A template cannot hang the host, nor
 * fill its memory, however it doubles strings and lists.
 */
export interface Meter {
  spend(units: number): void;
}

/** What an element of a new collection costs, against a character's 1. */
export const elementCost = 8;

/** The budget is spent. Not a `JavaException`: a template's own text cannot cause it to be taken for one. */
export class MeterExhausted extends Error {
  override readonly name = 'MeterExhausted';

  constructor(limit: number) {
    super(`more than ${limit} units of work`);
  }
}

/** A meter with a fixed budget. */
export function meterOf(limit: number): Meter {
  let left = limit;
  return {
    spend(units) {
      left -= units;
      if (left < 0) throw new MeterExhausted(limit);
    },
  };
}
