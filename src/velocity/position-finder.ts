import type { TemplatePosition } from './template-error';

/** Gives line and column of an offset; `base` is where the text begins in the template. */
export function positionFinder(source: string, base: TemplatePosition): (offset: number) => TemplatePosition {
  const starts = [0];
  for (const found of source.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const column = offset - (starts[low] ?? 0);
    return { line: base.line + low, column: low === 0 ? base.column + column : column + 1 };
  };
}
