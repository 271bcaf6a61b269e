import { JavaCollection, JavaIterator, JavaMap, type JavaValue } from '../java';
import { compileValue } from './compile-expression';
import { compileStatements, type Render } from './compile-statement';
import { ForeachScope } from './foreach-scope';
import { StopSignal } from './signals';
import type { Statement } from './tree';

/** `#foreach`: over a collection, or the values of a map; anything else is passed over. */
export function compileForeach(statement: Extract<Statement, { type: 'foreach' }>): Render {
  const iterable = compileValue(statement.iterable);
  const body = compileStatements(statement.body);
  const { variable, position } = statement;
  return (rendering) => {
    const iterator = iteratorOf(iterable(rendering));
    if (iterator === undefined) return;
    const restored = [variable, 'velocityCount', 'velocityHasNext'].map(
      (name) => [name, rendering.get(name)] as const,
    );
    const previous = rendering.get('foreach');
    const scope = new ForeachScope(previous);
    rendering.set('foreach', scope);
    try {
      for (let index = 0; iterator.hasNext(); index++) {
        rendering.position = position;
        rendering.countIteration(index + 1);
        rendering.set('velocityCount', index + 1);
        const element = iterator.next();
        const more = iterator.hasNext();
        rendering.set('velocityHasNext', more);
        rendering.set(variable, element);
        scope.index = index;
        scope.more = more;
        body(rendering);
      }
    } catch (signal) {
      if (!(signal instanceof StopSignal && signal.isFor(scope))) throw signal;
    } finally {
      for (const [name, value] of restored) rendering.set(name, value);
      rendering.set('foreach', previous);
    }
  };
}

/** What is passed over, one by one; `undefined` when it is nothing of the kind. */
function iteratorOf(value: JavaValue): JavaIterator | undefined {
  if (value instanceof JavaIterator) return value;
  const collection = value instanceof JavaMap ? value.valuesView() : value;
  return collection instanceof JavaCollection ? new JavaIterator(collection) : undefined;
}
