import type { Pieces } from './shrink';

const OPENING = /#\{?(?:if|foreach|define|macro)\}?[ \t]*\(/g;
const CLOSING = /#\{?end\}?/g;

/** Blocks: their content, or the directive and an `#end` around it. */
export const templatePieces: Pieces = (text) => {
  const openings = [...text.matchAll(OPENING)].map(({ index, 0: opening }): [number, number] => [
    index,
    closingParenthesis(text, index + opening.length),
  ]);
  const closings = [...text.matchAll(CLOSING)].map(({ index, 0: closing }): [number, number] => [
    index,
    index + closing.length,
  ]);
  return openings.flatMap((opening) =>
    closings
      .filter(([start]) => start >= opening[1])
      .flatMap((closing) => [[opening, closing], [[opening[0], closing[1]] as const]]),
  );
};

function closingParenthesis(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth -= 1;
    if (depth === 0) return i + 1;
  }
  return text.length;
}
