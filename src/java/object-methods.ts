import { equals } from './equals';
import { hashCode } from './hash-code';
import type { JavaValue } from './java-object';
import { methodTable } from './method-table';
import { once } from './once';
import { toJavaString } from './to-java-string';

/** What every object has. `getClass` is left out: there is no reflection here. */
export const objectMethods = once(() =>
  methodTable<Exclude<JavaValue, null>>()({
    'toString()': (self, _, meter) => toJavaString(self, meter),
    'equals(Object)': (self, [other], meter) => equals(self, other, meter),
    'hashCode()': (self, _, meter) => hashCode(self, meter),
  }),
);
