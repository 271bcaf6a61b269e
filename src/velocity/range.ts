import { elementCost, isNumber, toWhole, type AnyNumber } from '../java';
import { compileValue } from './compile-expression';
import type { Rendering } from './rendering';
import type { Expression } from './tree';
import type { VariableSlots } from './variable-slots';

/** The numbers of `[1..5]` or `[5..1]`, made as they are asked for: most loops over a long range break early. */
export class Range {
  private readonly start: number;
  private readonly step: 1 | -1;
  readonly length: number;
  private cursor = 0;

  constructor(start: number, end: number) {
    this.start = start;
    this.step = start <= end ? 1 : -1;
    this.length = Math.abs(end - start) + 1;
  }

  hasNext(): boolean {
    return this.cursor < this.length;
  }

  next(): number {
    return this.start + this.step * this.cursor++;
  }
}

/** A range, its elements paid; `undefined` where an end is no number. */
export function compileRange(
  expression: Extract<Expression, { type: 'range' }>,
  slots: VariableSlots,
): (rendering: Rendering) => Range | undefined {
  const from = compileValue(expression.from, slots);
  const to = compileValue(expression.to, slots);
  const { position } = expression;
  return (rendering) => {
    const first = from(rendering);
    const last = to(rendering);
    if (!isNumber(first) || !isNumber(last)) return undefined;
    const range = new Range(intOf(first), intOf(last));
    rendering.position = position;
    rendering.spend(elementCost * range.length);
    return range;
  };
}

function intOf(value: AnyNumber): number {
  return typeof value === 'number' ? value : Number(toWhole(value, 32));
}
