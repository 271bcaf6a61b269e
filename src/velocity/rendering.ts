import { MeterExhausted, type JavaValue, type Meter } from '../java';
import type { Limits } from './limits';
import { throwSignal, type Completion } from './signals';
import type { TemplatePosition } from './template-error';
import type { VariableSlots } from './variable-slots';

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
  private readonly variables: JavaValue[];
  private work: number;
  private iterations: number;

  constructor(references: ReadonlyMap<string, JavaValue>, slots: VariableSlots, limits: Limits) {
    this.variables = new Array<JavaValue>(slots.size).fill('');
    for (const [name, value] of references) {
      const slot = slots.find(name);
      if (slot !== undefined) this.set(slot, value);
    }
    this.limits = limits;
    this.work = limits.work;
    this.iterations = limits.iterations;
  }

  spend(units: number): void {
    this.work -= units;
    if (this.work < 0) throw new MeterExhausted(this.limits.work);
  }

  write(text: string): void {
    this.output += text;
    this.work -= text.length;
    if (this.output.length > this.limits.outputLength || this.work < 0) this.tooLong();
  }

  /** A variable, null and none as the empty text: API Gateway prints and compares them so. */
  get(slot: number): JavaValue {
    return this.variables[slot] ?? '';
  }

  set(slot: number, value: JavaValue): void {
    this.variables[slot] = value ?? '';
  }

  /** What a part prints, apart from the output. */
  capture(part: (rendering: this) => Completion): string {
    const before = this.output;
    this.output = '';
    try {
      throwSignal(part(this));
      return this.output;
    } finally {
      this.output = before;
    }
  }

  /** Pays for a text that is made of others, as if it had been written. */
  made(text: string): string {
    this.work -= text.length;
    if (text.length > this.limits.outputLength || this.work < 0) this.tooLong();
    return text;
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
