/* eslint-disable @typescript-eslint/no-unused-vars -- the parameters are for the classes that override */
import { JavaException } from '../java-regex/java-exception';
import { JavaObject, type JavaValue } from './java-object';
import type { Meter } from '../meter';
import { printElements } from './to-java-string';

/** A `java.util.Collection`: lists, and the views of a map. */
export abstract class JavaCollection extends JavaObject {
  abstract size(): number;

  /** The elements now, in order; never written to. */
  abstract elements(): readonly JavaValue[];

  /** Counts structural changes: a loop that meets one fails as in Java. */
  abstract modificationCount(): number;

  /** Keeps the elements that pass; true when one went. */
  abstract retain(keep: (element: JavaValue) => boolean): boolean;

  /** Adds an element; only lists can. */
  add(_element: JavaValue): boolean {
    throw new JavaException('java.lang.UnsupportedOperationException', 'null');
  }

  override toJavaString(meter: Meter, depth: number): string {
    return printElements(this.elements(), this, meter, depth);
  }
}
