import { sortBy } from 'lodash';
import type { OracleAnswer, OracleRequest } from '../oracle/velocity-oracle';
import { differsInDoubleDigits } from './double-digits';
import type { Disagreement, OurAnswer } from './compare';

/** A difference that is wanted. It is looked for in the smallest template that shows the disagreement. */
export interface ExplainedDifference {
  id: string;
  /** Why ours is right, or cannot be told wrong. Stands in docs/conformance.md too. */
  reason: string;
  explains(difference: {
    kind: Disagreement;
    request: OracleRequest;
    ours: OurAnswer;
    java: OracleAnswer;
  }): boolean;
}

/** The output and the values of the overrides, by their names. */
const textOf = (rendered: { output: string; requestOverride: unknown; responseOverride: unknown }): string =>
  [rendered.output, ...leaves([rendered.requestOverride, rendered.responseOverride])].join('\n');

const leaves = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? sortBy(Object.entries(value), '0').flatMap(([, inner]) => leaves(inner))
    : [String(value)];

export const EXPLAINED_DIFFERENCES: readonly ExplainedDifference[] = [
  {
    id: 'double-digits',
    reason:
      'Java before 19 prints some doubles with more digits than they need. Which Java API Gateway runs is not known; here they print as by Java 19 and later.',
    explains: ({ ours, java }) =>
      ours.error === undefined &&
      java.error === undefined &&
      differsInDoubleDigits(textOf(ours), textOf(java)),
  },
  {
    id: 'newer-jayway',
    reason:
      'Jayway 2.0.0, which Debian has, refuses some paths that newer versions read. They are read here too, with a warning.',
    explains: ({ ours, java }) =>
      ours.error === undefined &&
      (java.error?.cause ?? '').startsWith('com.jayway.jsonpath.InvalidPathException'),
  },
  {
    id: 'index-of-nothing',
    reason:
      'Velocity fails at a negative index of a text. Of an undefined reference, which is an empty text, it gives nothing here, as every other look into what is not there.',
    explains: ({ kind, java }) =>
      kind === 'only Java fails' &&
      (java.error?.message ?? '').startsWith("A 'size()' method required for negative value"),
  },
  {
    id: 'blank-path',
    reason:
      'Jayway 2.0.0 answers a path of blanks by what it was asked before, out of its cache. Here it is an error.',
    explains: ({ kind, ours }) =>
      kind === 'only ours fails' && (ours.error?.message ?? '').includes('Path may not be null empty'),
  },
  {
    id: 'overrides-in-themselves',
    reason:
      'An override that holds itself, or nests beyond any use, is an error here. No header or status can come of it.',
    explains: ({ kind, ours }) =>
      kind === 'only ours fails' && (ours.error?.message ?? '').includes('the overrides:'),
  },
  {
    id: 'found-by-parsing',
    reason:
      'A `#foreach` without a list fails here when the template is parsed, in Velocity when it is rendered.',
    explains: ({ kind, ours }) =>
      kind === 'phase' && ours.error?.phase === 'parse' && ours.error.message.includes('#foreach goes as in'),
  },
  {
    id: 'not-available',
    reason:
      "Methods that Java has and this engine has not are refused with their name. Java's list of them is recorded, so that none is taken for one that does not exist.",
    explains: ({ kind, ours }) =>
      kind === 'only ours fails' && (ours.error?.message ?? '').includes('is not available here'),
  },
  {
    id: 'objects-counted',
    reason:
      "Debian's json-smart counts the objects of a document for its depth and refuses the 401st. Only depth counts here.",
    explains: ({ kind, java }) =>
      kind === 'only Java fails' &&
      `${java.error?.message} ${java.error?.cause}`.includes('having non natural depths'),
  },
];
