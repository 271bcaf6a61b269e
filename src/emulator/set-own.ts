/**
 * Sets a property whatever its name: an assignment would take `__proto__` for the prototype. For what each request passes:
 * `Object.fromEntries` in its place costs a request 6 µs.
 */
export function setOwn<Value>(target: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}
