import { JavaException, toJavaString, type JavaValue } from '../java';
import { BlockReference } from './block-reference';
import { compileTest, compileValue } from './compile-expression';
import { compileForeach } from './compile-foreach';
import { compileAssignment, compileReference } from './compile-reference';
import { ForeachScope } from './foreach-scope';
import type { Rendering } from './rendering';
import { StopSignal } from './signals';
import type { Reference, Statement } from './tree';

export type Render = (rendering: Rendering) => void;

/** What a block or template does, as one function. */
export function compileStatements(statements: readonly Statement[]): Render {
  const parts = statements.map(compileStatement);
  const [first, second] = parts;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  return (rendering) => {
    for (const part of parts) part(rendering);
  };
}

function compileStatement(statement: Statement): Render {
  switch (statement.type) {
    case 'text': {
      const { text } = statement;
      return (rendering) => rendering.write(text);
    }
    case 'reference':
      return compilePrint(statement.reference);
    case 'set': {
      const evaluate = compileValue(statement.value);
      const assign = compileAssignment(statement.target);
      return (rendering) => {
        const value = evaluate(rendering);
        // Velocity leaves the variable alone when there is no value.
        if (value !== null) assign(value, rendering);
      };
    }
    case 'if':
      return compileIf(statement);
    case 'foreach':
      return compileForeach(statement);
    case 'define': {
      const body = compileStatements(statement.body);
      const { name } = statement;
      return (rendering) => rendering.set(name, new BlockReference(body, rendering));
    }
    case 'break':
      return compileBreak(statement);
    case 'stop':
      return () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, caught where the render begins
        throw new StopSignal('template');
      };
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

function compileIf(statement: Extract<Statement, { type: 'if' }>): Render {
  const branches = statement.branches.map(({ condition, body }) => ({
    test: compileTest(condition),
    render: compileStatements(body),
  }));
  const otherwise = compileStatements(statement.otherwise);
  return (rendering) => {
    for (const branch of branches) {
      if (!branch.test(rendering)) continue;
      branch.render(rendering);
      return;
    }
    otherwise(rendering);
  };
}

function compilePrint(reference: Reference): Render {
  const { escaped, literal, prefix, quiet, position } = reference;
  if (reference.kind === 'runt') return (rendering) => rendering.write(literal);
  const evaluate = compileReference(reference);
  if (escaped !== undefined) {
    return (rendering) => {
      evaluate(rendering);
      rendering.write(prefix + escaped);
    };
  }
  return (rendering) => {
    const value = evaluate(rendering);
    if (typeof value === 'string') {
      rendering.write(prefix === '' ? value : prefix + value);
      return;
    }
    if (value instanceof BlockReference) {
      // Of what has no text Velocity writes the backslashes before it twice.
      if (!value.render()) rendering.write(prefix.replace(/^\\+/, '$&$&') + (quiet ? '' : literal));
      return;
    }
    rendering.position = position;
    rendering.write(prefix + toJavaString(value, rendering));
  };
}

function compileBreak(statement: Extract<Statement, { type: 'break' }>): Render {
  const { position } = statement;
  const scope = statement.scope && compileValue(statement.scope);
  return (rendering) => {
    const owner: JavaValue | undefined = scope?.(rendering);
    if (owner !== undefined && !(owner instanceof ForeachScope)) {
      rendering.position = position;
      throw new JavaException(
        'org.apache.velocity.exception.VelocityException',
        '#break takes a $foreach only',
      );
    }
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, caught by the loop that it ends
    throw new StopSignal(owner ?? 'nearest');
  };
}
