/**
 * An exception of a Java method (index out of range, a number that does not parse, a bad pattern). In a template it
 * ends the render; `className` is the Java class, as an execution log shows it.
 */
export class JavaException extends Error {
  override readonly name = 'JavaException';
  readonly className: string;

  constructor(className: string, message: string) {
    super(message);
    this.className = className;
  }
}
