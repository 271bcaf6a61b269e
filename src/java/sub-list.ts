import { JavaList } from './java-list';
import type { JavaValue } from './java-object';

/** `List.subList`: changing it changes the list that it was taken from. */
export class SubList extends JavaList {
  private readonly parent: JavaList;
  private readonly from: number;

  constructor(parent: JavaList, from: number, to: number) {
    super(parent.items.slice(from, to), 'ArrayList', 'java.util.ArrayList$SubList');
    this.parent = parent;
    this.from = from;
  }

  override set(index: number, element: JavaValue): JavaValue {
    const previous = super.set(index, element);
    this.parent.set(this.from + index, element);
    return previous;
  }

  override splice(index: number, count: number, inserted: readonly JavaValue[]): JavaValue[] {
    const removed = super.splice(index, count, inserted);
    this.parent.splice(this.from + index, removed.length, inserted);
    return removed;
  }
}
