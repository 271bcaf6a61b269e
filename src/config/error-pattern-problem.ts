import { JavaException } from '../java-regex/java-exception';
import { hasReference } from '../java-regex/node';
import { parsePattern, type ParsedPattern } from '../java-regex/parse-pattern';

/**
 * Why a pattern of an error mapping cannot be a part of one selection pattern with others, in words; `undefined` if it
 * can: Java reads it alone and inside a group alike, and nothing of it depends on how groups are counted or called.
 * Source: docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */
export function errorPatternProblem(pattern: string): string | undefined {
  const alone = parsed(pattern);
  if (typeof alone === 'string') return alone;
  if (alone.names.size > 0) return 'A named group could stand twice. Use (?:…).';
  if (hasReference(alone.node)) {
    return 'It refers to a group, and the groups are counted with those of other patterns. Write the text out.';
  }
  return typeof parsed(`(?:${pattern})`) === 'string'
    ? 'It would swallow the patterns behind it: a \\Q needs its \\E, and a comment (flag x) the end of its line.'
    : undefined;
}

function parsed(pattern: string): ParsedPattern | string {
  try {
    return parsePattern(pattern);
  } catch (error) {
    if (error instanceof JavaException) return error.message;
    throw error;
  }
}
