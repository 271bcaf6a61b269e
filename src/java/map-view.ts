import { equals } from './equals';
import { hashCode } from './hash-code';
import { JavaCollection } from './java-collection';
import type { JavaMap } from './java-map';
import type { JavaValue } from './java-object';
import type { Meter } from '../meter';

/** `keySet()`, `values()` and `entrySet()`: they show the map as it is now, and removing from them removes there. */
export class MapView extends JavaCollection {
  readonly view: 'keySet' | 'values' | 'entrySet';
  private readonly map: JavaMap;
  private readonly read: (map: JavaMap) => readonly JavaValue[];

  constructor(map: JavaMap, view: MapView['view'], read: (map: JavaMap) => readonly JavaValue[]) {
    super();
    this.map = map;
    this.view = view;
    this.read = read;
  }

  get className(): string {
    const inner = { keySet: 'LinkedKeySet', values: 'LinkedValues', entrySet: 'LinkedEntrySet' }[this.view];
    return `java.util.LinkedHashMap$${inner}`;
  }

  override size(): number {
    return this.map.size;
  }

  override elements(): readonly JavaValue[] {
    return this.read(this.map);
  }

  override modificationCount(): number {
    return this.map.modificationCount;
  }

  override retain(keep: (element: JavaValue) => boolean): boolean {
    const elements = this.elements();
    const doomed = this.map.keys().filter((_, index) => !keep(elements[index] ?? null));
    for (const key of doomed) this.map.remove(key);
    return doomed.length > 0;
  }

  override equals(other: JavaValue, meter: Meter): boolean {
    if (other === this) return true;
    if (this.view === 'values' || !(other instanceof MapView) || other.view === 'values') return false;
    const theirs = other.elements();
    const mine = this.elements();
    if (mine.length !== theirs.length) return false;
    return mine.every((element) => theirs.some((their) => (meter.spend(1), equals(element, their, meter))));
  }

  override hashCode(meter: Meter): number {
    if (this.view === 'values') return super.hashCode(meter);
    return this.elements().reduce<number>((sum, element) => (sum + hashCode(element, meter)) | 0, 0);
  }
}
