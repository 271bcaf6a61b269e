import { JavaException } from '../java-regex/java-exception';
import { classNameOf } from './class-name';
import { JavaList } from './java-list';
import type { JavaValue } from './java-object';
import { publicMethods } from './public-methods';

const known = new Map<string, ReadonlySet<string>>();

/**
 * A method that Java has and this renderer has not is refused: the empty text of a method that does not exist would be a
 * wrong answer. `getClass` is no such method: there is no reflection here.
 * @param counts the numbers of parameters that it may have
 * @throws JavaException with the class and the method
 */
export function refuseMissing(target: JavaValue, name: string, counts: readonly number[]): void {
  const className = classNameOf(target);
  const methods = methodsOfClass(target instanceof JavaList && target.kind === 'Array' ? 'Array' : className);
  if (name === 'getClass' || !counts.some((count) => methods.has(`${name}/${count}`))) return;
  throw new JavaException(
    'java.lang.UnsupportedOperationException',
    `${className}.${name}() is not available here`,
  );
}

function methodsOfClass(className: string): ReadonlySet<string> {
  const methods = known.get(className) ?? new Set(publicMethods[className]?.split(' '));
  known.set(className, methods);
  return methods;
}
