import { JavaException } from '../java-regex/java-exception';
import type { JavaCollection } from './java-collection';
import { JavaList } from './java-list';
import { JavaObject, type JavaValue } from './java-object';

/**
 * A `java.util.Iterator` over a collection. It fails when the collection has changed since, except where by then it
 * stands at its end.
 */
export class JavaIterator extends JavaObject {
  readonly className = 'java.util.ArrayList$Itr';
  private readonly collection: JavaCollection;
  private readonly elements: readonly JavaValue[];
  private changes: number;
  private cursor = 0;

  constructor(collection: JavaCollection) {
    super();
    this.collection = collection;
    // A list is read as it is; of a map's view the elements are taken now.
    this.elements = collection.elements();
    this.changes = collection.modificationCount();
  }

  hasNext(): boolean {
    const end = this.collection instanceof JavaList ? this.collection.size() : this.elements.length;
    return this.cursor !== end;
  }

  next(): JavaValue {
    if (this.collection.modificationCount() !== this.changes) {
      throw new JavaException(
        'java.util.ConcurrentModificationException',
        'the collection has changed on the way',
      );
    }
    if (this.cursor >= this.elements.length) {
      throw new JavaException('java.util.NoSuchElementException', 'no more elements');
    }
    return this.elements[this.cursor++] ?? null;
  }
}
