import { configurationFailure } from '../gateway-failure';

const known = new Map<string, RegExp>();
const mostKept = 1000;

/** Whether a pattern of a model matches a part of the text: it is an expression of ECMA 262, not of Java. */
export function matchesPattern(pattern: string, text: string): boolean {
  const expression = known.get(pattern) ?? compile(pattern);
  if (known.size >= mostKept) known.clear();
  known.set(pattern, expression);
  return expression.test(text);
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch {
    throw configurationFailure(`A model's pattern is no regular expression: ${pattern}`);
  }
}
