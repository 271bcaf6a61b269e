import { booleanMethods, characterMethods } from './simple-methods';
import { collectionMethods, iteratorMethods, listMethods } from './collection-methods';
import { entryMethods, mapMethods } from './map-methods';
import { integerMethods, numberMethods } from './number-methods';
import { JavaCharacter } from './java-character';
import { JavaCollection } from './java-collection';
import { JavaEntry } from './java-entry';
import { JavaIterator } from './java-iterator';
import { JavaList } from './java-list';
import { JavaMap } from './java-map';
import { JavaNumber } from './java-number';
import type { JavaObject, JavaValue } from './java-object';
import type { MethodTable } from './method-table';
import { stringMethods } from './string-methods';

/** The methods of a value of any kind. */
export function methodsOf(target: JavaValue): MethodTable | undefined {
  if (target === null) return undefined;
  if (typeof target === 'string') return stringMethods();
  if (typeof target === 'number') return integerMethods();
  if (typeof target === 'boolean') return booleanMethods();
  return target.methods() ?? ownMethods(target);
}

function ownMethods(target: JavaObject): MethodTable | undefined {
  if (target instanceof JavaMap) return mapMethods();
  if (target instanceof JavaList) return listMethods();
  if (target instanceof JavaCollection) return collectionMethods();
  if (target instanceof JavaNumber) return numberMethods(target.kind);
  if (target instanceof JavaEntry) return entryMethods();
  if (target instanceof JavaIterator) return iteratorMethods();
  return target instanceof JavaCharacter ? characterMethods() : undefined;
}
