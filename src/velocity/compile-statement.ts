import { JavaException, toJavaString, type JavaValue } from '../java';
import { BlockReference } from './block-reference';
import { compileTest, compileValue } from './compile-expression';
import { compileForeach } from './compile-foreach';
import { compileAssignment, compileReference } from './compile-reference';
import { ForeachScope } from './foreach-scope';
import type { Rendering } from './rendering';
import { StopSignal, type Completion } from './signals';
import type { Reference, Statement } from './tree';
import type { VariableSlots } from './variable-slots';

export type Render = (rendering: Rendering) => Completion;

const stop = new StopSignal('template');
const breakNearest = new StopSignal('nearest');

/** What a block or template does, as one function. */
export function compileStatements(statements: readonly Statement[], slots: VariableSlots): Render {
  const parts = statements.map((statement) => compileStatement(statement, slots));
  const [first, second] = parts;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  return (rendering) => {
    for (const part of parts) {
      const completion = part(rendering);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}

function compileStatement(statement: Statement, slots: VariableSlots): Render {
  switch (statement.type) {
    case 'text': {
      const { text } = statement;
      return (rendering) => {
        rendering.write(text);
        return undefined;
      };
    }
    case 'reference':
      return compilePrint(statement.reference, slots);
    case 'set': {
      const evaluate = compileValue(statement.value, slots);
      const assign = compileAssignment(statement.target, slots);
      return (rendering) => {
        const value = evaluate(rendering);
        // Velocity leaves the variable alone when there is no value.
        if (value !== null) assign(value, rendering);
        return undefined;
      };
    }
    case 'if':
      return compileIf(statement, slots);
    case 'foreach':
      return compileForeach(statement, slots);
    case 'define': {
      const body = compileStatements(statement.body, slots);
      const slot = slots.slotOf(statement.name);
      return (rendering) => {
        rendering.set(slot, new BlockReference(body, rendering));
        return undefined;
      };
    }
    case 'break':
      return compileBreak(statement, slots);
    case 'stop':
      return () => stop;
    case 'refused': {
      const { directive, position } = statement;
      return (rendering) => {
        rendering.position = position;
        throw new JavaException(
          'org.apache.velocity.exception.ResourceNotFoundException',
          `#${directive} finds no other template here`,
        );
      };
    }
  }
}

function compileIf(statement: Extract<Statement, { type: 'if' }>, slots: VariableSlots): Render {
  const branches = statement.branches.map(({ condition, body }) => ({
    test: compileTest(condition, slots),
    render: compileStatements(body, slots),
  }));
  const otherwise = compileStatements(statement.otherwise, slots);
  return (rendering) => {
    for (const branch of branches) {
      if (branch.test(rendering)) return branch.render(rendering);
    }
    return otherwise(rendering);
  };
}

function compilePrint(reference: Reference, slots: VariableSlots): Render {
  if (reference.kind === 'runt' || reference.escaped !== undefined) {
    const print = compilePrinted(reference, slots);
    return (rendering) => {
      rendering.write(print(rendering));
      return undefined;
    };
  }
  const evaluate = compileReference(reference, slots);
  return (rendering) => {
    const value = evaluate(rendering);
    if (!(value instanceof BlockReference)) rendering.write(printed(reference, value, rendering));
    else if (!value.render()) rendering.write(unrendered(reference));
    return undefined;
  };
}

/** What a reference prints, as a text. */
function compilePrinted(reference: Reference, slots: VariableSlots): (rendering: Rendering) => string {
  const { escaped, literal, prefix } = reference;
  if (reference.kind === 'runt') return () => literal;
  const evaluate = compileReference(reference, slots);
  if (escaped !== undefined) {
    return (rendering) => {
      evaluate(rendering);
      return prefix + escaped;
    };
  }
  return (rendering) => {
    const value = evaluate(rendering);
    if (value instanceof BlockReference) return value.text() ?? unrendered(reference);
    return printed(reference, value, rendering);
  };
}

function printed({ prefix, position }: Reference, value: JavaValue, rendering: Rendering): string {
  if (typeof value === 'string') return prefix + value;
  rendering.position = position;
  return prefix + toJavaString(value, rendering);
}

/** Of a definition deep within itself; of what has no text Velocity writes the backslashes before it twice. */
function unrendered({ prefix, quiet, literal }: Reference): string {
  return prefix.replace(/^\\+/, '$&$&') + (quiet ? '' : literal);
}

/** What a text in double quotes gives. */
export function compileInterpolation(
  statements: readonly Statement[],
  slots: VariableSlots,
): (rendering: Rendering) => string {
  const prints: ((rendering: Rendering) => string)[] = [];
  for (const statement of statements) {
    if (statement.type === 'text') {
      prints.push(() => statement.text);
    } else if (statement.type === 'reference') {
      prints.push(compilePrinted(statement.reference, slots));
    } else {
      const body = compileStatements(statements, slots);
      return (rendering) => rendering.capture(body);
    }
  }
  return (rendering) => {
    let text = '';
    for (const print of prints) text += print(rendering);
    return rendering.made(text);
  };
}

function compileBreak(statement: Extract<Statement, { type: 'break' }>, slots: VariableSlots): Render {
  if (statement.scope === undefined) return () => breakNearest;
  const { position } = statement;
  const scope = compileValue(statement.scope, slots);
  return (rendering) => {
    const owner = scope(rendering);
    if (owner instanceof ForeachScope) return new StopSignal(owner);
    rendering.position = position;
    throw new JavaException(
      'org.apache.velocity.exception.VelocityException',
      '#break takes a $foreach only',
    );
  };
}
