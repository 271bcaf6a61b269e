import { JavaCollection, JavaIterator, JavaMap, type JavaValue } from '../java';
import { compileValue } from './compile-expression';
import { compileStatements, type Render } from './compile-statement';
import { ForeachScope } from './foreach-scope';
import { compileRange } from './range';
import type { Rendering } from './rendering';
import { completionOf } from './signals';
import type { Expression, Statement } from './tree';
import type { VariableSlots } from './variable-slots';

/** `#foreach`: over a collection, or the values of a map; anything else is passed over. */
export function compileForeach(
  statement: Extract<Statement, { type: 'foreach' }>,
  slots: VariableSlots,
): Render {
  const iterators = compileIterator(statement.iterable, slots);
  const { position } = statement;
  const variable = slots.slotOf(statement.variable);
  const count = slots.slotOf('velocityCount');
  const hasNext = slots.slotOf('velocityHasNext');
  const foreach = slots.slotOf('foreach');
  const body = compileStatements(statement.body, slots);
  return (rendering) => {
    const iterator = iterators(rendering);
    if (iterator === undefined) return undefined;
    const variableBefore = rendering.get(variable);
    const countBefore = rendering.get(count);
    const hasNextBefore = rendering.get(hasNext);
    const previous = rendering.get(foreach);
    const scope = new ForeachScope(previous);
    rendering.set(foreach, scope);
    try {
      for (let index = 0; iterator.hasNext(); index++) {
        rendering.position = position;
        rendering.countIteration(index + 1);
        rendering.set(count, index + 1);
        const element = iterator.next();
        const more = iterator.hasNext();
        rendering.set(hasNext, more);
        rendering.set(variable, element);
        scope.index = index;
        scope.more = more;
        const completion = completionOf(() => body(rendering));
        if (completion === undefined) continue;
        return completion.isFor(scope) ? undefined : completion;
      }
      return undefined;
    } finally {
      rendering.set(variable, variableBefore);
      rendering.set(count, countBefore);
      rendering.set(hasNext, hasNextBefore);
      rendering.set(foreach, previous);
    }
  };
}

type Elements = Pick<JavaIterator, 'hasNext' | 'next'>;

/** Passes over what an expression gives, one by one; `undefined` when it is nothing of the kind. */
function compileIterator(
  iterable: Expression,
  slots: VariableSlots,
): (rendering: Rendering) => Elements | undefined {
  if (iterable.type === 'range') return compileRange(iterable, slots);
  const evaluate = compileValue(iterable, slots);
  return (rendering) => iteratorOf(evaluate(rendering));
}

function iteratorOf(value: JavaValue): JavaIterator | undefined {
  if (value instanceof JavaIterator) return value;
  const collection = value instanceof JavaMap ? value.valuesView() : value;
  return collection instanceof JavaCollection ? new JavaIterator(collection) : undefined;
}
