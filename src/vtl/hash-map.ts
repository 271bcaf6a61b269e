import { hashCode, JavaMap, type JavaValue } from '../java';

/**
 * A `java.util.HashMap`: a loop over it meets the keys in the order of their hash codes. The keys of `$context` and of
 * `$context.identity` have been recorded in just this order. These maps print as nothing (recorded).
 */
export class HashMap extends JavaMap {
  override readonly className: string = 'java.util.HashMap';
  private ordered: { readonly changes: number; readonly keys: readonly JavaValue[] } | undefined;

  override keys(): readonly JavaValue[] {
    if (this.ordered?.changes !== this.modificationCount) {
      this.ordered = { changes: this.modificationCount, keys: hashOrder(this.storedKeys()) };
    }
    return this.ordered.keys;
  }

  override toJavaString(): string {
    return '';
  }

  /** In order of arrival. */
  protected storedKeys(): readonly JavaValue[] {
    return super.keys();
  }

  override values(): readonly JavaValue[] {
    return this.keys().map((key) => this.get(key) ?? null);
  }

  override entries(): Iterable<[JavaValue, JavaValue]> {
    return this.keys().map((key) => [key, this.get(key) ?? null]);
  }

  override forEach(call: (value: JavaValue, key: JavaValue) => void): void {
    for (const key of this.keys()) call(this.get(key) ?? null, key);
  }
}

/** By bucket, in a table that doubles from 16 whenever it is three quarters full; in a bucket by arrival. */
function hashOrder(keys: readonly JavaValue[]): readonly JavaValue[] {
  if (keys.length < 2) return keys;
  let size = 16;
  while (keys.length > size * 0.75) size *= 2;
  const buckets = new Array<JavaValue[] | undefined>(size);
  for (const key of keys) {
    const hash = hashCode(key);
    const bucket = (hash ^ (hash >>> 16)) & (size - 1);
    const others = buckets[bucket];
    if (others === undefined) buckets[bucket] = [key];
    else others.push(key);
  }
  const ordered: JavaValue[] = [];
  for (const bucket of buckets) {
    if (bucket !== undefined) for (const key of bucket) ordered.push(key);
  }
  return ordered;
}
