import { JavaException } from '../java-regex/java-exception';
import { classNameOf } from './class-name';
import { convertArguments } from './convert-arguments';
import type { JavaValue } from './java-object';
import type { Meter } from '../meter';
import type { JavaMethod, MethodTable } from './method-table';
import { methodsOf } from './methods-of';
import { refuseMissing } from './refuse-missing';

/**
 * Calls a Java method: the first overload that takes the arguments. `undefined` when the class has no such method.
 * @throws JavaException as the method does; `MeterExhausted` when the budget is spent.
 */
export function invoke(
  target: JavaValue,
  name: string,
  args: readonly JavaValue[],
  meter: Meter,
): JavaValue | undefined {
  return call(target, name, methodsOf(target)?.get(name), args, meter);
}

/** A place that calls a method, mostly of one class: it remembers what it found in the last one. */
export class CallSite {
  private readonly name: string;
  private methods: MethodTable | undefined;
  private overloads: readonly JavaMethod[] | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** As `invoke`. */
  invoke(target: JavaValue, args: readonly JavaValue[], meter: Meter): JavaValue | undefined {
    const methods = methodsOf(target);
    if (methods !== this.methods) {
      this.methods = methods;
      this.overloads = methods?.get(this.name);
    }
    return call(target, this.name, this.overloads, args, meter);
  }
}

function call(
  target: JavaValue,
  name: string,
  overloads: readonly JavaMethod[] | undefined,
  args: readonly JavaValue[],
  meter: Meter,
): JavaValue | undefined {
  if (overloads === undefined) {
    // Velocity 1.7 takes a method without parameters for one that takes any arguments.
    refuseMissing(target, name, [args.length, 0]);
    return undefined;
  }
  for (const method of overloads) {
    const converted = convertArguments(method, args);
    if (converted === undefined) continue;
    // What a method of a long text reads costs, too.
    meter.spend(typeof target === 'string' ? 1 + (target.length >> 4) : 1);
    const result = method.invoke(target as never, converted as never, meter) ?? null;
    if (typeof result === 'string') meter.spend(result.length);
    return result;
  }
  if (!overloads.some(({ parameters, varargs }) => varargs || parameters.length === args.length)) {
    refuseMissing(target, name, [args.length]);
  }
  refuseArguments(target, name, args, overloads);
  return undefined;
}

/**
 * Arguments that no overload takes are the end of the method, but for two: Velocity 1.7 takes a method without
 * parameters for one that takes any arguments, and `compareTo` takes any object before it looks at its class.
 */
function refuseArguments(
  target: JavaValue,
  name: string,
  args: readonly JavaValue[],
  overloads: readonly JavaMethod[],
): void {
  if (args.length > 0 && overloads.some(({ parameters }) => parameters.length === 0)) {
    throw new JavaException('java.lang.IllegalArgumentException', `wrong number of arguments of ${name}()`);
  }
  const [other = null] = args;
  if (name !== 'compareTo' || args.length !== 1 || other === null) return;
  throw new JavaException(
    'java.lang.ClassCastException',
    `class ${classNameOf(other)} cannot be cast to class ${classNameOf(target)}`,
  );
}
