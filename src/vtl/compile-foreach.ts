import { JavaCollection, JavaException, JavaMap, type JavaValue } from '../java';
import { compileValue } from './compile-expression';
import { compileStatements, type Render } from './compile-statement';
import { ForeachScope } from './foreach-scope';
import type { Rendering } from './rendering';
import { StopSignal } from './signals';
import type { Statement } from './tree';

/** `#foreach`: over a collection, or the values of a map; anything else is passed over. */
export function compileForeach(statement: Extract<Statement, { type: 'foreach' }>): Render {
  const iterable = compileValue(statement.iterable);
  const body = compileStatements(statement.body);
  const { variable, position } = statement;
  return (rendering) => {
    const collection = collectionOf(iterable(rendering));
    if (collection === undefined) return;
    const restored = [variable, 'velocityCount', 'velocityHasNext'].map(
      (name) => [name, rendering.get(name)] as const,
    );
    const previous = rendering.get('foreach');
    const scope = new ForeachScope(previous);
    rendering.set('foreach', scope);
    try {
      iterate(collection, rendering, (element, index, more) => {
        rendering.position = position;
        rendering.countIteration(index + 1);
        rendering.set('velocityCount', index + 1);
        rendering.set('velocityHasNext', more);
        rendering.set(variable, element);
        scope.index = index;
        scope.more = more;
        body(rendering);
      });
    } catch (signal) {
      if (!(signal instanceof StopSignal && signal.isFor(scope))) throw signal;
    } finally {
      for (const [name, value] of restored) rendering.set(name, value);
      rendering.set('foreach', previous);
    }
  };
}

function collectionOf(value: JavaValue): JavaCollection | undefined {
  if (value instanceof JavaCollection) return value;
  return value instanceof JavaMap ? value.valuesView() : undefined;
}

/** Java's iterator: it fails when the collection has changed, unless by then it seems to be at its end. */
function iterate(
  collection: JavaCollection,
  rendering: Rendering,
  visit: (element: JavaValue, index: number, more: boolean) => void,
): void {
  const changes = collection.modificationCount();
  const elements = collection.elements();
  const fixed = elements === collection.elements() ? undefined : elements;
  rendering.spend(elements.length);
  for (let index = 0; index !== collection.size(); index++) {
    if (collection.modificationCount() !== changes) {
      throw new JavaException(
        'java.util.ConcurrentModificationException',
        'the collection of this #foreach has changed',
      );
    }
    const current = fixed ?? collection.elements();
    visit(current[index] ?? null, index, index + 1 < collection.size());
  }
}
