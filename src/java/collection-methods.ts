import { equals } from './equals';
import { elementCost } from '../meter';
import type { JavaCollection } from './java-collection';
import { JavaException } from '../java-regex/java-exception';
import { JavaIterator } from './java-iterator';
import { JavaList } from './java-list';
import type { JavaValue } from './java-object';
import type { Meter } from '../meter';
import { methodTable } from './method-table';
import { objectMethods } from './object-methods';
import { once } from './once';
import { SubList } from './sub-list';

function indexIn(elements: readonly JavaValue[], element: JavaValue, meter: Meter): number {
  meter.spend(elements.length / 10);
  return elements.findIndex((known) => equals(known, element, meter));
}

function includes(collection: JavaCollection, element: JavaValue, meter: Meter): boolean {
  return indexIn(collection.elements(), element, meter) >= 0;
}

function removeFirst(collection: JavaCollection, element: JavaValue, meter: Meter): boolean {
  const index = indexIn(collection.elements(), element, meter);
  if (index < 0) return false;
  let position = 0;
  return collection.retain(() => position++ !== index);
}

/** `java.util.Iterator`. */
export const iteratorMethods = once(() =>
  methodTable<JavaIterator>(objectMethods())({
    'hasNext()': (iterator) => iterator.hasNext(),
    'next()': (iterator) => iterator.next(),
  }),
);

/** `java.util.Collection`. */
export const collectionMethods = once(() =>
  methodTable<JavaCollection>(objectMethods())({
    'size()': (self) => self.size(),
    'isEmpty()': (self) => self.size() === 0,
    'contains(Object)': (self, [element], meter) => includes(self, element, meter),
    'containsAll(Collection)': (self, [others], meter) =>
      others.elements().every((element) => includes(self, element, meter)),
    'add(Object)': (self, [element]) => self.add(element),
    'addAll(Collection)': (self, [others], meter) => {
      const elements = [...others.elements()];
      meter.spend(elementCost * elements.length);
      for (const element of elements) self.add(element);
      return elements.length > 0;
    },
    'remove(Object)': (self, [element], meter) => removeFirst(self, element, meter),
    'removeAll(Collection)': (self, [others], meter) =>
      self.retain((element) => !includes(others, element, meter)),
    'retainAll(Collection)': (self, [others], meter) =>
      self.retain((element) => includes(others, element, meter)),
    'clear()': (self) => {
      self.retain(() => false);
      return null;
    },
    'iterator()': (self) => new JavaIterator(self),
    'toArray()': (self, _, meter) => {
      meter.spend(elementCost * self.size());
      return new JavaList([...self.elements()], 'Array', '[Ljava.lang.Object;');
    },
  }),
);

function checkRange(from: number, to: number, size: number): void {
  if (from < 0) throw new JavaException('java.lang.IndexOutOfBoundsException', `fromIndex = ${from}`);
  if (to > size) throw new JavaException('java.lang.IndexOutOfBoundsException', `toIndex = ${to}`);
  if (from > to) {
    throw new JavaException('java.lang.IllegalArgumentException', `fromIndex(${from}) > toIndex(${to})`);
  }
}

/** `java.util.List`, and what Velocity offers on a Java array. */
export const listMethods = once(() =>
  methodTable<JavaList>(collectionMethods())({
    'get(int)': (list, [index]) => list.get(index),
    'set(int,Object)': (list, [index, element]) => list.set(index, element),
    'add(Object)': (list, [element]) => list.add(element),
    'add(int,Object)': (list, [index, element], meter) => {
      meter.spend(list.size() / 10);
      list.splice(index, 0, [element]);
      return null;
    },
    'addAll(Collection)': (list, [others], meter) => {
      meter.spend(elementCost * others.size());
      list.splice(list.size(), 0, [...others.elements()]);
      return others.size() > 0;
    },
    'addAll(int,Collection)': (list, [index, others], meter) => {
      meter.spend(elementCost * others.size() + list.size() / 10);
      list.splice(index, 0, [...others.elements()]);
      return others.size() > 0;
    },
    'remove(int)': (list, [index], meter) => {
      meter.spend(list.size() / 10);
      list.get(index);
      return list.splice(index, 1, [])[0] ?? null;
    },
    'indexOf(Object)': (list, [element], meter) => indexIn(list.items, element, meter),
    'lastIndexOf(Object)': (list, [element], meter) => {
      meter.spend(list.size() / 10);
      return list.items.findLastIndex((known) => equals(known, element, meter));
    },
    'subList(int,int)': (list, [from, to], meter) => {
      checkRange(from, to, list.size());
      meter.spend(elementCost * (to - from));
      return new SubList(list, from, to);
    },
    'clone()': (list, _, meter) => {
      meter.spend(elementCost * list.size());
      return new JavaList([...list.items], list.kind);
    },
    'ensureCapacity(int)': () => null,
    'trimToSize()': () => null,
  }),
);
