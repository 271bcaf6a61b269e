import { equals } from './equals';
import { hashCode } from './hash-code';
import { JavaCollection } from './java-collection';
import { JavaException } from '../java-regex/java-exception';
import type { JavaValue } from './java-object';
import type { Meter } from '../meter';
import { toJsonText } from './to-json-text';

/**
 * What kind of list it is: it decides how the list prints and what may change. `ArrayList` is a template's own,
 * `JSONArray` comes from JSON (and prints as compact JSON), `Array` is a Java array such as `split` gives (fixed size,
 * prints as `[Ljava.lang.String;@…`), `Immutable` is what `List.of` gives.
 */
export type ListKind = 'ArrayList' | 'JSONArray' | 'Array' | 'Immutable';

const classNames: Record<ListKind, string> = {
  ArrayList: 'java.util.ArrayList',
  JSONArray: 'net.minidev.json.JSONArray',
  Array: '[Ljava.lang.String;',
  Immutable: 'java.util.ImmutableCollections$ListN',
};

/** A `java.util.List`. */
export class JavaList extends JavaCollection {
  readonly className: string;
  readonly kind: ListKind;
  readonly items: JavaValue[];
  private changes = 0;

  /** `className` tells arrays apart: `[C` holds characters. */
  constructor(items: JavaValue[] = [], kind: ListKind = 'ArrayList', className = classNames[kind]) {
    super();
    this.items = items;
    this.kind = kind;
    this.className = className;
  }

  override size(): number {
    return this.items.length;
  }

  override elements(): readonly JavaValue[] {
    return this.items;
  }

  override modificationCount(): number {
    return this.changes;
  }

  /** The element at an index; Java's exception when there is none. */
  get(index: number): JavaValue {
    this.check(index, this.items.length);
    return this.items[index] ?? null;
  }

  /** Replaces an element and gives the old one. */
  set(index: number, element: JavaValue): JavaValue {
    this.check(index, this.items.length);
    if (this.kind === 'Immutable') unsupported();
    if (this.className === classNames.Array && element !== null && typeof element !== 'string') {
      throw new JavaException('java.lang.IllegalArgumentException', 'array element type mismatch');
    }
    const previous = this.items[index] ?? null;
    this.items[index] = element;
    return previous;
  }

  override add(element: JavaValue): boolean {
    this.splice(this.items.length, 0, [element]);
    return true;
  }

  /** Removes `count` elements at `index` and puts others there. */
  splice(index: number, count: number, inserted: readonly JavaValue[]): JavaValue[] {
    this.check(index, this.items.length + 1);
    if (this.kind === 'Immutable' || this.kind === 'Array') unsupported();
    this.changes++;
    if (count === 0 && index === this.items.length) {
      for (const element of inserted) this.items.push(element);
      return [];
    }
    const tail = this.items.slice(index + count);
    const removed = this.items.slice(index, index + count);
    this.items.length = index;
    for (const element of inserted) this.items.push(element);
    for (const element of tail) this.items.push(element);
    return removed;
  }

  override retain(keep: (element: JavaValue) => boolean): boolean {
    const kept = this.items.filter(keep);
    if (kept.length === this.items.length) return false;
    this.splice(0, this.items.length, kept);
    return true;
  }

  override toJavaString(meter: Meter, depth: number): string {
    if (this.kind === 'JSONArray') return toJsonText(this, meter, { escapeSolidus: true });
    if (this.kind === 'Array') return `${this.className}@${this.hashCode(meter).toString(16)}`;
    return super.toJavaString(meter, depth);
  }

  override equals(other: JavaValue, meter: Meter): boolean {
    if (other === this) return true;
    if (!(other instanceof JavaList) || this.kind === 'Array' || other.kind === 'Array') return false;
    return (
      other.items.length === this.items.length &&
      this.items.every((item, index) => equals(item, other.items[index] ?? null, meter))
    );
  }

  override hashCode(meter: Meter): number {
    if (this.kind === 'Array') return super.hashCode(meter);
    return this.items.reduce<number>((hash, item) => (31 * hash + hashCode(item, meter)) | 0, 1);
  }

  private check(index: number, bound: number): void {
    if (index >= 0 && index < bound) return;
    throw new JavaException(
      this.kind === 'Array'
        ? 'java.lang.ArrayIndexOutOfBoundsException'
        : 'java.lang.IndexOutOfBoundsException',
      `Index ${index} out of bounds for length ${this.items.length}`,
    );
  }
}

function unsupported(): never {
  throw new JavaException('java.lang.UnsupportedOperationException', 'null');
}
