import { JavaObject, type JavaValue } from './java-object';

/** A `java.lang.Character`: what `charAt` gives. `value` is one UTF-16 code unit. */
export class JavaCharacter extends JavaObject {
  readonly className = 'java.lang.Character';
  readonly value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }

  override toJavaString(): string {
    return this.value;
  }

  override equals(other: JavaValue): boolean {
    return other instanceof JavaCharacter && other.value === this.value;
  }

  override hashCode(): number {
    return this.value.charCodeAt(0);
  }
}
