import { isMarked } from './marks';
import { asList, isRecord } from './properties';

/** A condition expression; `undefined` when it hangs on a value that the template does not hold. */
export function decideCondition(
  expression: unknown,
  resolve: (value: unknown) => unknown,
  named: (name: string) => boolean | undefined,
): boolean | undefined {
  if (typeof expression === 'boolean') return expression;
  if (!isRecord(expression)) return undefined;
  const [[name, argument] = ['', undefined]] = Object.entries(expression);
  const decideAll = (): (boolean | undefined)[] =>
    asList(argument).map((part) => decideCondition(part, resolve, named));
  switch (name) {
    case 'Condition':
      return named(String(argument));
    case 'Fn::Equals': {
      const [left, right] = asList(argument).map((part) => textOf(resolve(part)));
      if (left === right) return true;
      return isMarked(left ?? '') || isMarked(right ?? '') ? undefined : false;
    }
    case 'Fn::Not': {
      const [decided] = decideAll();
      return decided === undefined ? undefined : !decided;
    }
    case 'Fn::And': {
      const parts = decideAll();
      if (parts.includes(false)) return false;
      return parts.includes(undefined) ? undefined : true;
    }
    case 'Fn::Or': {
      const parts = decideAll();
      if (parts.includes(true)) return true;
      return parts.includes(undefined) ? undefined : false;
    }
    default:
      return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
