import { JavaMap, mapMethods, methodTable, once, type JavaValue, type MethodTable } from '../java';

const methods = once(() =>
  methodTable<ForeachScope>(mapMethods())({
    'getIndex()': (scope) => scope.index,
    'getCount()': (scope) => scope.index + 1,
    'hasNext()': (scope) => scope.more,
    'getHasNext()': (scope) => scope.more,
    'isFirst()': (scope) => scope.index < 1,
    'getFirst()': (scope) => scope.index < 1,
    'isLast()': (scope) => !scope.more,
    'getLast()': (scope) => !scope.more,
    'getParent()': (scope) => scope.parent,
    'getTopmost()': (scope) => {
      let top = scope;
      while (top.parent) top = top.parent;
      return top;
    },
    'getReplaced()': (scope) => scope.replaced,
  }),
);

/** `$foreach` */
export class ForeachScope extends JavaMap {
  override readonly className = 'org.apache.velocity.runtime.directive.ForeachScope';
  index = -1;
  more = false;
  readonly parent: ForeachScope | null;
  readonly replaced: JavaValue;

  constructor(previous: JavaValue) {
    super();
    this.parent = previous instanceof ForeachScope ? previous : null;
    this.replaced = this.parent ? this.parent.replaced : previous;
  }

  /** The properties that loops ask for all the time, without looking for methods. */
  progress(name: string): JavaValue | undefined {
    switch (name) {
      case 'hasNext':
        return this.more;
      case 'index':
        return this.index;
      case 'count':
        return this.index + 1;
      case 'first':
        return this.index < 1;
      case 'last':
        return !this.more;
      default:
        return undefined;
    }
  }

  override methods(): MethodTable {
    return methods();
  }
}
