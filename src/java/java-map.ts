import { equals } from './equals';
import { hashCode } from './hash-code';
import { JavaEntry } from './java-entry';
import { JavaObject, type JavaValue } from './java-object';
import { MapView } from './map-view';
import { meterOf, type Meter } from '../meter';
import { printEntries } from './to-java-string';

/** What maps without entries have in common; never written to. */
const empty = new Map<JavaValue, JavaValue>();

/** A `java.util.LinkedHashMap`: keys in the order in which they came; `get` tells a missing key by `undefined`. */
export class JavaMap extends JavaObject {
  readonly className: string = 'java.util.LinkedHashMap';
  private loaded: Map<JavaValue, JavaValue> | undefined;
  /** The keys that are objects (longs, characters, lists …), by hash code: the table itself knows them by identity. */
  private objectKeys: Map<number, JavaObject[]> | undefined;
  private changes = 0;

  /** A map of string keys. */
  static of(entries: Iterable<readonly [string, JavaValue]>): JavaMap {
    const map = new JavaMap();
    for (const [key, value] of entries) map.put(key, value);
    return map;
  }

  /** To read from. */
  private get table(): ReadonlyMap<JavaValue, JavaValue> {
    return (this.loaded ??= this.load());
  }

  /** To write to. */
  private get ownTable(): Map<JavaValue, JavaValue> {
    this.loaded ??= this.load();
    // Many maps stay empty: they share one.
    return this.loaded === empty ? (this.loaded = new Map()) : this.loaded;
  }

  /** Whether `load` has been asked: until then the map holds what it began with. */
  protected get isLoaded(): boolean {
    return this.loaded !== undefined;
  }

  /** What the map begins with, asked for when someone first looks into it; its keys are strings. */
  protected load(): Map<JavaValue, JavaValue> {
    return empty;
  }

  get size(): number {
    return this.table.size;
  }

  get modificationCount(): number {
    return this.changes;
  }

  get(key: JavaValue, meter?: Meter): JavaValue | undefined {
    return this.table.get(this.find(key, meter));
  }

  has(key: JavaValue, meter?: Meter): boolean {
    return this.table.has(this.find(key, meter));
  }

  /** Puts a value and gives the previous one. */
  put(key: JavaValue, value: JavaValue, meter?: Meter): JavaValue {
    const table = this.ownTable;
    const known = this.find(key, meter);
    const previous = table.get(known);
    if (previous === undefined) {
      this.changes++;
      if (known instanceof JavaObject) this.remember(known);
    }
    table.set(known, value);
    return previous ?? null;
  }

  remove(key: JavaValue, meter?: Meter): JavaValue {
    const known = this.find(key, meter);
    const previous = this.table.get(known);
    if (previous === undefined) return null;
    this.changes++;
    this.ownTable.delete(known);
    if (known instanceof JavaObject) this.forget(known);
    return previous;
  }

  clear(): void {
    this.changes++;
    this.ownTable.clear();
    this.objectKeys = undefined;
  }

  /** In order; never written to. */
  keys(): readonly JavaValue[] {
    return this.table.size === 0 ? [] : [...this.table.keys()];
  }

  values(): readonly JavaValue[] {
    return [...this.table.values()];
  }

  entries(): Iterable<[JavaValue, JavaValue]> {
    return this.table;
  }

  /** Calls for each entry, in order; quicker than `entries`. */
  forEach(call: (value: JavaValue, key: JavaValue) => void): void {
    this.table.forEach(call);
  }

  keySet(): MapView {
    return new MapView(this, 'keySet', (map) => map.keys());
  }

  valuesView(): MapView {
    return new MapView(this, 'values', (map) => map.values());
  }

  entrySet(): MapView {
    return new MapView(this, 'entrySet', (map) => map.keys().map((key) => new JavaEntry(map, key)));
  }

  override property(name: string): JavaValue | undefined {
    return this.get(name) ?? null;
  }

  override setProperty(name: string, value: JavaValue): boolean {
    this.put(name, value);
    return true;
  }

  override toJavaString(meter: Meter, depth: number): string {
    return printEntries(this, meter, depth);
  }

  override equals(other: JavaValue, meter: Meter): boolean {
    if (other === this) return true;
    if (!(other instanceof JavaMap) || other.size !== this.size) return false;
    for (const [key, value] of this.entries()) {
      const theirs = other.get(key, meter);
      if (theirs === undefined || !equals(value, theirs, meter)) return false;
    }
    return true;
  }

  override hashCode(meter: Meter): number {
    let sum = 0;
    for (const [key, value] of this.entries())
      sum = (sum + (hashCode(key, meter) ^ hashCode(value, meter))) | 0;
    return sum;
  }

  /** The key object in the table that equals this one, or the key itself. */
  private find(key: JavaValue, meter?: Meter): JavaValue {
    if (!(key instanceof JavaObject) || this.objectKeys === undefined) return key;
    const work = meter ?? meterOf(1_000_000);
    const bucket = this.objectKeys.get(hashCode(key, work));
    return bucket?.find((known) => equals(known, key, work)) ?? key;
  }

  private remember(key: JavaObject): void {
    this.objectKeys ??= new Map();
    const hash = hashCode(key);
    const bucket = this.objectKeys.get(hash);
    if (bucket) bucket.push(key);
    else this.objectKeys.set(hash, [key]);
  }

  private forget(key: JavaObject): void {
    const bucket = this.objectKeys?.get(hashCode(key));
    bucket?.splice(bucket.indexOf(key) >>> 0, 1);
  }
}
