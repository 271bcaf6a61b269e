/** Code points as sorted ranges that do not touch: from, to, from, to, … */
export type Ranges = readonly number[];

const lastCodePoint = 0x10ffff;

/** What is in any of these. */
export function unionOf(lists: readonly Ranges[]): Ranges {
  const pairs: [number, number][] = [];
  for (const list of lists) {
    for (let index = 0; index < list.length; index += 2) pairs.push([list[index] ?? 0, list[index + 1] ?? 0]);
  }
  pairs.sort(([left], [right]) => left - right);
  const union: number[] = [];
  let end = -2;
  for (const [from, to] of pairs) {
    if (from > end + 1) union.push(from, to);
    else if (to > end) union[union.length - 1] = to;
    end = Math.max(end, to);
  }
  return union;
}

export function complementOf(ranges: Ranges): Ranges {
  const complement: number[] = [];
  let from = 0;
  for (let index = 0; index < ranges.length; index += 2) {
    const start = ranges[index] ?? 0;
    if (start > from) complement.push(from, start - 1);
    from = (ranges[index + 1] ?? 0) + 1;
  }
  if (from <= lastCodePoint) complement.push(from, lastCodePoint);
  return complement;
}

export function intersectionOf(left: Ranges, right: Ranges): Ranges {
  return complementOf(unionOf([complementOf(left), complementOf(right)]));
}

/** Where a sorted list of starts has its last one at or before a value; -1 before the first. */
export function lastAtOrBefore(starts: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
