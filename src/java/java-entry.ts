import { equals } from './equals';
import { hashCode } from './hash-code';
import type { JavaMap } from './java-map';
import { JavaObject, type JavaValue } from './java-object';
import type { Meter } from '../meter';
import { toJavaString } from './to-java-string';

/** A `java.util.Map.Entry`; setting its value writes to the map. */
export class JavaEntry extends JavaObject {
  readonly className = 'java.util.LinkedHashMap$Entry';
  readonly key: JavaValue;
  private readonly map: JavaMap;
  private lastValue: JavaValue;

  constructor(map: JavaMap, key: JavaValue) {
    super();
    this.map = map;
    this.key = key;
    this.lastValue = map.get(key) ?? null;
  }

  get value(): JavaValue {
    this.lastValue = this.map.get(this.key) ?? this.lastValue;
    return this.lastValue;
  }

  setValue(value: JavaValue): JavaValue {
    const previous = this.value;
    if (this.map.has(this.key)) this.map.put(this.key, value);
    this.lastValue = value;
    return previous;
  }

  override toJavaString(meter: Meter, depth: number): string {
    return `${toJavaString(this.key, meter, depth + 1)}=${toJavaString(this.value, meter, depth + 1)}`;
  }

  override equals(other: JavaValue, meter: Meter): boolean {
    return (
      other instanceof JavaEntry &&
      equals(other.key, this.key, meter) &&
      equals(other.value, this.value, meter)
    );
  }

  override hashCode(meter: Meter): number {
    return hashCode(this.key, meter) ^ hashCode(this.value, meter);
  }
}
