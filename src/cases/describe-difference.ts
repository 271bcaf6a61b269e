import type { Difference } from './differences';

const longest = 300;

/** `status: expected 200, got 404`. */
export function describeDifference({ what, expected, actual }: Difference): string {
  if (expected === undefined) return `${what}: not expected, got ${shown(actual)}`;
  return `${what}: expected ${shown(expected)}, got ${actual === undefined ? 'nothing' : shown(actual)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}
