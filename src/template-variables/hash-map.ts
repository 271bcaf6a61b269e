import { hashCode, JavaMap, type JavaValue } from '../java';

/**
 * A `java.util.HashMap`: a loop over it meets the keys in the order of their hash codes. The keys of `$context` and of
 * `$context.identity` have been recorded in just this order.
 */
export class HashMap extends JavaMap {
  override readonly className: string = 'java.util.HashMap';
  private ordered: { readonly changes: number; readonly keys: JavaValue[] } | undefined;

  override keys(): JavaValue[] {
    if (this.ordered?.changes !== this.modificationCount) {
      this.ordered = { changes: this.modificationCount, keys: hashOrder(super.keys()) };
    }
    return [...this.ordered.keys];
  }

  override values(): JavaValue[] {
    return this.keys().map((key) => this.get(key) ?? null);
  }

  override *entries(): IterableIterator<[JavaValue, JavaValue]> {
    for (const key of this.keys()) yield [key, this.get(key) ?? null];
  }
}

/** By bucket, in a table that doubles from 16 whenever it is three quarters full; in a bucket by arrival. */
function hashOrder(keys: readonly JavaValue[]): JavaValue[] {
  let buckets = 16;
  while (keys.length > buckets * 0.75) buckets *= 2;
  const bucket = (key: JavaValue) => {
    const hash = hashCode(key);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return keys
    .map((key) => ({ key, bucket: bucket(key) }))
    .sort((left, right) => left.bucket - right.bucket)
    .map(({ key }) => key);
}
