import { meterOf } from '../../src/java';
import { Automaton, gaveUp } from '../../src/java-regex/automaton';
import { Matcher } from '../../src/java-regex/matcher';
import { buildNfa } from '../../src/java-regex/nfa';
import { parsePattern } from '../../src/java-regex/parse-pattern';
import { compileProgram } from '../../src/java-regex/program';
import { Scanner } from '../../src/java-regex/scanner';
import { Starts, withoutStart } from '../../src/java-regex/starts';

/** A match: where it begins and ends, and each of its groups; -1 for a group that took no part. */
export type Spans = readonly (readonly [number, number])[];

export interface Found {
  readonly all: readonly Spans[];
  readonly isWhole: boolean;
}

const none = [-1, -1] as const;
const steps = 300_000;

/** Every match that the matcher finds, trying each place in turn: what an automaton must find, too. */
export function findByMatcher(pattern: string, text: string): Found {
  const { node, groups } = parsePattern(pattern);
  const matcher = new Matcher(compileProgram(node, groups), text, meterOf(steps));
  const isWhole = matcher.matches();
  const isWithinPair = (at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
  const all: Spans[] = [];
  let from = 0;
  let lastEnd = 0;
  for (let start = 0; start <= text.length; start++) {
    if (start > from && isWithinPair(start)) continue;
    const end = matcher.matchAt(start, lastEnd);
    if (end < 0) continue;
    const group = (index: number) =>
      [matcher.slots[2 * index] ?? -1, matcher.slots[2 * index + 1] ?? -1] as const;
    const inGroups = Array.from({ length: groups }, (_, index) => group(index + 1));
    all.push([[start, end], ...inGroups.map((span) => (span.includes(-1) ? none : span))]);
    from = end === start ? end + 1 : end;
    lastEnd = end;
    start = from - 1;
  }
  return { all, isWhole };
}

/** The same with an automaton, where the pattern has one that does not give up on the text. */
export function findByScanner(pattern: string, text: string): { all: Spans[]; isAutomatic: boolean } {
  const { node, groups } = parsePattern(pattern);
  const nfa = buildNfa(withoutStart(node), groups, 'groups');
  const automaton = nfa && new Automaton(nfa);
  const program = compileProgram(node, groups);
  const scanner = new Scanner(program, new Starts(node), automaton, text, meterOf(20 * steps));
  const all: Spans[] = [];
  let lastEnd = 0;
  for (let from = 0; from <= text.length && scanner.find(from, lastEnd);) {
    const spans = Array.from({ length: groups + 1 }, (_, index) => {
      const span = [scanner.groupStart(index), scanner.groupEnd(index)] as const;
      return span.includes(-1) ? none : span;
    });
    all.push(spans);
    lastEnd = scanner.matchEnd;
    from = lastEnd === scanner.matchStart ? lastEnd + 1 : lastEnd;
  }
  const isAutomatic = automaton !== undefined && automaton.find('', 0, undefined, scanner.account) !== gaveUp;
  return { all, isAutomatic };
}

/** What `split` and `replaceAll` with `<$0|$1>` make of matches. */
export function bySpans(all: readonly Spans[], text: string): { parts: string[]; replaced: string } {
  const parts: string[] = [];
  let partStart = 0;
  let replaced = '';
  let lastEnd = 0;
  for (const [[start, end] = none, [groupStart, groupEnd] = none] of all) {
    replaced += `${text.slice(lastEnd, start)}<${text.slice(start, end)}|${text.slice(groupStart, groupEnd)}>`;
    lastEnd = end;
    if (end === 0) continue;
    parts.push(text.slice(partStart, start));
    partStart = end;
  }
  return { parts: [...parts, text.slice(partStart)], replaced: replaced + text.slice(lastEnd) };
}
