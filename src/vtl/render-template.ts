import { fromJs, JavaException, JavaMap, MeterExhausted, meterOf, type JavaValue } from '../java';
import { PathCache } from '../json-path';
import { render, TemplateError, type Limits, type Template, type TemplateErrorCode } from '../velocity';
import type { ContextMap } from './context-map';
import { areBare, contextVariable } from './context-variable';
import { hostValue } from './host-value';
import { InputVariable } from './input-variable';
import { lastValues } from './last-values';
import { methodVariable } from './method-variable';
import { overrideValues } from './override-values';
import { parseTemplate } from './parse-template';
import type { RenderedTemplate, TemplateInput } from './template-input';
import { UtilVariable } from './util-variable';

export interface RenderOptions {
  /**
   * Hears, in words, of what may come out differently on AWS: a JSONPath that versions of Jayway read differently, an
   * override that is set twice. Each warning comes once a render.
   */
  readonly onWarning?: (message: string) => void;
  readonly limits?: Partial<Limits>;
}

/** Enough for 200,000 values: far more than the headers of a response can hold. */
const overrideWork = 10_000_000;

/** The parsed paths of a template live as long as the template. */
const pathsOf = new WeakMap<Template, PathCache>();

/**
 * Renders a mapping template as API Gateway does. `input` is not changed.
 * @throws TemplateError with line and column: `TEMPLATE_SYNTAX` (for a source), `TEMPLATE_RENDER`, `TEMPLATE_LIMIT`
 */
export function renderTemplate(
  template: Template | string,
  input: TemplateInput,
  options: RenderOptions = {},
): RenderedTemplate {
  const parsed = typeof template === 'string' ? parseTemplate(template) : template;
  const warn = once(options.onWarning);
  const { context, references } = outside(parsed, 'TEMPLATE_RENDER', 'the input', () => {
    const context = contextVariable(input.context ?? {}, (path) =>
      warn(`${path} is overridden twice: API Gateway answers with a 5XX`),
    );
    return {
      context,
      references: variables(input, context, new InputVariable(input, pathCache(parsed), warn), warn),
    };
  });
  const output = render(parsed, references, options.limits);
  return outside(parsed, 'TEMPLATE_LIMIT', 'the overrides', () => ({
    output,
    ...overridesOf(context, input.context ?? {}),
  }));
}

function variables(
  input: TemplateInput,
  context: JavaMap,
  payload: InputVariable,
  warn: (message: string) => void,
): Map<string, JavaValue> {
  const references = new Map<string, JavaValue>([
    ['input', payload],
    ['util', new UtilVariable()],
    ['context', context],
    ['stageVariables', fromJs(input.stageVariables ?? {})],
    ['method', methodVariable(input.params ?? {}, warn)],
  ]);
  if (input.integrationHeaders !== undefined) {
    const response = JavaMap.of([['header', lastValues(input.integrationHeaders)]]);
    references.set('integration', JavaMap.of([['response', response]]));
  }
  for (const [name, value] of Object.entries(input.variables ?? {})) references.set(name, hostValue(value));
  return references;
}

/** What is before and after the template itself: an error there has no place in it. */
function outside<Result>(
  template: Template,
  code: TemplateErrorCode,
  what: string,
  work: () => Result,
): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof JavaException || error instanceof MeterExhausted)) throw error;
    throw new TemplateError(
      code,
      `${what}: ${error.message}`,
      template.name,
      { line: 1, column: 1 },
      { cause: error },
    );
  }
}

function overridesOf(
  context: ContextMap,
  given: { readonly requestOverride?: unknown; readonly responseOverride?: unknown },
): Omit<RenderedTemplate, 'output'> {
  const meter = meterOf(overrideWork);
  const overrides = (name: 'requestOverride' | 'responseOverride'): Record<string, unknown> => {
    // Of most renders neither a template before nor this one has set any.
    if (context.isUnread(name) && areBare(name, given[name])) return {};
    return overrideValues(context.get(name), meter);
  };
  const request = overrides('requestOverride');
  const response = overrides('responseOverride');
  return {
    requestOverride: {
      ...request,
      path: map(request['path']),
      querystring: map(request['querystring']),
      header: map(request['header']),
    },
    responseOverride: { ...response, header: map(response['header']) },
  };
}

/** A template may have put anything in the place of a map. */
function map(value: unknown): Record<string, unknown> {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? (value as Record<string, unknown>) : {};
}

function pathCache(template: Template): PathCache {
  const known = pathsOf.get(template) ?? new PathCache();
  pathsOf.set(template, known);
  return known;
}

function once(onWarning: ((message: string) => void) | undefined): (message: string) => void {
  const heard = new Set<string>();
  return (message) => {
    if (heard.has(message)) return;
    heard.add(message);
    onWarning?.(message);
  };
}
