import { CallSite, getProperty, invoke, JavaException, JavaMap, setProperty, type JavaValue } from '../java';
import { compileValue, type Evaluate } from './compile-expression';
import { ForeachScope } from './foreach-scope';
import type { Rendering } from './rendering';
import type { Accessor, Expression, Reference } from './tree';
import type { VariableSlots } from './variable-slots';

const noArguments: readonly JavaValue[] = [];

type Access = (target: JavaValue, rendering: Rendering) => JavaValue;

/** The value of a reference: what there is not, and null, is the empty text. */
export function compileReference(reference: Reference, slots: VariableSlots): Evaluate {
  if (reference.kind === 'runt') return () => null;
  const slot = slots.slotOf(reference.root);
  const accesses = reference.path.map((accessor) => compileAccess(accessor, slots));
  const [first, second] = accesses;
  if (first === undefined) return (rendering) => rendering.get(slot);
  if (second === undefined) return (rendering) => first(rendering.get(slot), rendering);
  return (rendering) => {
    let value = rendering.get(slot);
    for (const access of accesses) value = access(value, rendering);
    return value;
  };
}

function compileAccess(accessor: Accessor, slots: VariableSlots): Access {
  const { position } = accessor;
  switch (accessor.type) {
    case 'property': {
      const { name } = accessor;
      return (target, rendering) => {
        // Maps are most of what templates read, and their own methods are no properties.
        if (
          target instanceof JavaMap &&
          name !== 'class' &&
          name !== 'Class' &&
          target.methods() === undefined
        ) {
          return target.get(name) ?? '';
        }
        if (target instanceof ForeachScope) {
          const value = target.progress(name);
          if (value !== undefined) return value;
        }
        rendering.position = position;
        return getProperty(target, name, rendering) ?? '';
      };
    }
    case 'method': {
      const { name } = accessor;
      const args = compileArguments(accessor.args, slots);
      const site = new CallSite(name);
      return (target, rendering) => {
        const values = args(rendering);
        rendering.position = position;
        return site.invoke(target, values, rendering) ?? '';
      };
    }
    case 'index': {
      const argument = compileValue(accessor.argument, slots);
      return (target, rendering) => {
        const index = argument(rendering);
        rendering.position = position;
        if (typeof index === 'string' && target instanceof JavaMap) return target.get(index) ?? '';
        return invoke(target, 'get', [fromEnd(target, index, rendering)], rendering) ?? '';
      };
    }
  }
}

function compileArguments(
  args: readonly Expression[],
  slots: VariableSlots,
): (rendering: Rendering) => readonly JavaValue[] {
  const values = args.map((argument) => compileValue(argument, slots));
  const [first, second] = values;
  if (first === undefined) return () => noArguments;
  if (second === undefined) return (rendering) => [first(rendering)];
  return (rendering) => values.map((value) => value(rendering));
}

/** A negative index counts from the end. */
function fromEnd(target: JavaValue, index: JavaValue, rendering: Rendering): JavaValue {
  if (typeof index !== 'number' || index >= 0 || target === '') return index;
  const size = invoke(target, 'size', [], rendering);
  if (typeof size === 'number') return size + index;
  throw new JavaException(
    'org.apache.velocity.exception.VelocityException',
    'a negative index needs a list or map',
  );
}

/** The left side of `#set`. Where it cannot be set, nothing happens, as in Velocity. */
export function compileAssignment(
  reference: Reference,
  slots: VariableSlots,
): (value: JavaValue, rendering: Rendering) => void {
  const last = reference.path.at(-1);
  if (last === undefined) {
    // Velocity takes all behind the `$` for the name: `#set(${x} = 1)` sets a variable that no reference reads.
    if (reference.kind !== 'plain') return () => undefined;
    const slot = slots.slotOf(reference.root);
    return (value, rendering) => rendering.set(slot, value);
  }
  const holder = compileReference({ ...reference, path: reference.path.slice(0, -1) }, slots);
  const { position } = last;
  if (last.type === 'index') {
    const argument = compileValue(last.argument, slots);
    return (value, rendering) => {
      const target = holder(rendering);
      const index = fromEnd(target, argument(rendering), rendering);
      rendering.position = position;
      if (invoke(target, 'set', [index, value], rendering) === undefined) {
        invoke(target, 'put', [index, value], rendering);
      }
    };
  }
  const { name } = last;
  return (value, rendering) => {
    const target = holder(rendering);
    rendering.position = position;
    setProperty(target, name, value, rendering);
  };
}
