import { JavaException, MeterExhausted, type JavaValue } from '../java';
import { compileStatements, type Render } from './compile-statement';
import { defaultLimits, type Limits } from './limits';
import { parseTemplate } from './parser';
import { LimitReached, Rendering } from './rendering';
import { completionOf } from './signals';
import { TemplateError } from './template-error';
import type { Statement } from './tree';
import { VariableSlots } from './variable-slots';

export { defaultLimits, type Limits } from './limits';
export { TemplateError, type TemplateErrorCode, type TemplatePosition } from './template-error';
export type { Accessor, Branch, Expression, Link, Reference, Statement } from './tree';

/** A parsed template: parse once, render as often as you like. */
export interface Template {
  readonly name: string;
  readonly source: string;
  /** What it consists of, for tools that read templates. */
  readonly statements: readonly Statement[];
}

/** A template's function is made when it is first rendered. */
const compiled = new WeakMap<Template, Compiled>();

interface Compiled {
  readonly run: Render;
  readonly slots: VariableSlots;
}

function compile({ statements }: Template): Compiled {
  const slots = new VariableSlots();
  return { run: compileStatements(statements, slots), slots };
}

/** @throws TemplateError `TEMPLATE_SYNTAX`, with line and column. */
export function parse(source: string, name = 'template'): Template {
  return { name, source, statements: parseTemplate(source, name) };
}

/**
 * Renders with these top-level references (`input` for `$input`). The map is not changed; objects in it are, where the
 * template changes them.
 * @throws TemplateError `TEMPLATE_RENDER` or `TEMPLATE_LIMIT`, with line and column.
 */
export function render(
  template: Template,
  references: ReadonlyMap<string, JavaValue>,
  limits: Partial<Limits> = {},
): string {
  const known = compiled.get(template) ?? compile(template);
  compiled.set(template, known);
  const rendering = new Rendering(references, known.slots, { ...defaultLimits, ...limits });
  try {
    completionOf(() => known.run(rendering));
  } catch (error) {
    throw describe(error, template, rendering);
  }
  return rendering.output;
}

function describe(error: unknown, template: Template, rendering: Rendering): unknown {
  const { position } = rendering;
  if (error instanceof JavaException) {
    return new TemplateError(
      'TEMPLATE_RENDER',
      `${error.className}: ${error.message}`,
      template.name,
      position,
      {
        cause: error,
      },
    );
  }
  if (error instanceof LimitReached || error instanceof MeterExhausted) {
    return new TemplateError('TEMPLATE_LIMIT', error.message, template.name, position, { cause: error });
  }
  if (error instanceof RangeError) {
    // JavaScript's own limits: the stack, the length of a text.
    return new TemplateError('TEMPLATE_LIMIT', 'values or blocks nest too deep', template.name, position, {
      cause: error,
    });
  }
  return error;
}
