import { MeterExhausted, type JavaValue, type Meter } from '../java';
import type { Limits } from './limits';
import type { TemplatePosition } from './template-error';

/** A limit of the render is reached. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
}

/** One render on its way: what has been printed, the variables, what may still be spent. */
export class Rendering implements Meter {
  output = '';
  /** Where in the template things are done, for the message of an error. */
  position: TemplatePosition = { line: 1, column: 1 };
  readonly limits: Limits;
  private readonly variables: Map<string, JavaValue>;
  private work: number;
  private iterations: number;

  constructor(references: ReadonlyMap<string, JavaValue>, limits: Limits) {
    this.variables = new Map(references);
    this.limits = limits;
    this.work = limits.work;
    this.iterations = limits.iterations;
  }

  spend(units: number): void {
    this.work -= units;
    if (this.work < 0) throw new MeterExhausted(this.limits.work);
  }

  write(text: string): void {
    this.work -= text.length;
    this.output += text;
    if (this.output.length > this.limits.outputLength || this.work < 0) this.tooLong();
  }

  /** A variable, null and none as the empty text: API Gateway prints and compares them so. */
  get(name: string): JavaValue {
    return this.variables.get(name) ?? '';
  }

  set(name: string, value: JavaValue): void {
    this.variables.set(name, value);
  }

  /** What a part prints, apart from the output. */
  capture(part: () => void): string {
    const before = this.output;
    this.output = '';
    try {
      part();
      return this.output;
    } finally {
      this.output = before;
    }
  }

  countIteration(ofLoop: number): void {
    if (ofLoop > this.limits.loopIterations) {
      throw new LimitReached(`a #foreach of more than ${this.limits.loopIterations} iterations`);
    }
    if (--this.iterations < 0) {
      throw new LimitReached(`more than ${this.limits.iterations} iterations of all #foreach together`);
    }
  }

  private tooLong(): never {
    if (this.work < 0) throw new MeterExhausted(this.limits.work);
    throw new LimitReached(`more than ${this.limits.outputLength} characters of output`);
  }
}
