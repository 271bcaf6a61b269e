import { equals } from './equals';
import type { JavaEntry } from './java-entry';
import { JavaMap } from './java-map';
import { elementCost } from '../meter';
import { methodTable } from './method-table';
import { objectMethods } from './object-methods';
import { once } from './once';

/** `java.util.Map`. */
export const mapMethods = once(() =>
  methodTable<JavaMap>(objectMethods())({
    'size()': (map) => map.size,
    'isEmpty()': (map) => map.size === 0,
    'get(Object)': (map, [key], meter) => map.get(key, meter),
    'getOrDefault(Object,Object)': (map, [key, fallback], meter) => map.get(key, meter) ?? fallback,
    'containsKey(Object)': (map, [key], meter) => map.has(key, meter),
    'containsValue(Object)': (map, [value], meter) =>
      map.values().some((known) => equals(known, value, meter)),
    'put(Object,Object)': (map, [key, value], meter) => map.put(key, value, meter),
    'putIfAbsent(Object,Object)': (map, [key, value], meter) => {
      const known = map.get(key, meter) ?? null;
      if (known === null) map.put(key, value, meter);
      return known;
    },
    'putAll(Map)': (map, [other], meter) => {
      meter.spend(elementCost * other.size);
      other.forEach((value, key) => map.put(key, value, meter));
      return null;
    },
    'remove(Object)': (map, [key], meter) => map.remove(key, meter),
    'remove(Object,Object)': (map, [key, value], meter) => {
      const known = map.get(key, meter);
      if (known === undefined || !equals(known, value, meter)) return false;
      map.remove(key, meter);
      return true;
    },
    'replace(Object,Object)': (map, [key, value], meter) =>
      map.has(key, meter) ? map.put(key, value, meter) : null,
    'replace(Object,Object,Object)': (map, [key, before, after], meter) => {
      const known = map.get(key, meter);
      if (known === undefined || !equals(known, before, meter)) return false;
      map.put(key, after, meter);
      return true;
    },
    'clear()': (map) => {
      map.clear();
      return null;
    },
    'keySet()': (map) => map.keySet(),
    'values()': (map) => map.valuesView(),
    'entrySet()': (map) => map.entrySet(),
    'clone()': (map, _, meter) => {
      meter.spend(elementCost * map.size);
      const copy = new JavaMap();
      map.forEach((value, key) => copy.put(key, value, meter));
      return copy;
    },
  }),
);

/** `java.util.Map.Entry`. */
export const entryMethods = once(() =>
  methodTable<JavaEntry>(objectMethods())({
    'getKey()': (entry) => entry.key,
    'getValue()': (entry) => entry.value,
    'setValue(Object)': (entry, [value]) => entry.setValue(value),
  }),
);
