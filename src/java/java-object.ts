/* eslint-disable @typescript-eslint/no-unused-vars -- the parameters are for the classes that override */
import type { Meter } from '../meter';
import type { MethodTable } from './method-table';

/**
 * A value of Java. Strings, booleans and `null` are JavaScript's own; a JavaScript `number` is always a
 * `java.lang.Integer` (a whole number of 32 bits); everything else is a `JavaObject`.
 */
export type JavaValue = null | string | boolean | number | JavaObject;

/**
 * An object that templates can see. What they can reach is what its method table names and nothing else: no property
 * of the JavaScript object leaks.
 */
export abstract class JavaObject {
  /** The Java class, for messages: `java.util.ArrayList`. */
  abstract readonly className: string;

  /** The methods that templates may call; `undefined`: those of its class among Java's own (list, map, number …). */
  methods(): MethodTable | undefined {
    return undefined;
  }

  /** `$object.name` where no `getName()` answers; `undefined` when there is none (then `isName()` is tried). */
  property(_name: string): JavaValue | undefined {
    return undefined;
  }

  /** `#set($object.name = value)` where no `setName(value)` answers; false when it cannot be set. */
  setProperty(_name: string, _value: JavaValue): boolean {
    return false;
  }

  /** Java's `toString()`. `depth` counts the collections around it: a value within itself is an error, no hang. */
  toJavaString(_meter: Meter, _depth: number): string {
    return `${this.className}@${identityOf(this).toString(16)}`;
  }

  /** Java's `equals()`. */
  equals(other: JavaValue, _meter: Meter): boolean {
    return other === this;
  }

  /** Java's `hashCode()`, a whole number of 32 bits. */
  hashCode(_meter: Meter): number {
    return identityOf(this);
  }
}

const identities = new WeakMap<JavaObject, number>();
let nextIdentity = 0x1b28cdfa;

/** A number for an object without a value of its own, as Java prints it behind the `@`. */
function identityOf(object: JavaObject): number {
  let identity = identities.get(object);
  if (identity === undefined) {
    identity = nextIdentity++ & 0x7fffffff;
    identities.set(object, identity);
  }
  return identity;
}
