import { parseTemplate, renderTemplate, TemplateError } from '../../src/vtl';
import type { OracleRequest } from '../oracle/velocity-oracle';
import type { OurAnswer } from './compare';

/** Renders with the project's own engine. Anything thrown that is no TemplateError is a crash. */
export function ourAnswer({
  template,
  body,
  params,
  context,
  stageVariables,
  variables,
}: OracleRequest): OurAnswer {
  let phase: 'parse' | 'render' = 'parse';
  try {
    const parsed = parseTemplate(template);
    phase = 'render';
    const warnings: string[] = [];
    const input = {
      body: body ?? '',
      params: { path: {}, querystring: {}, header: {}, ...params },
      ...(context === undefined ? {} : { context }),
      ...(stageVariables === undefined ? {} : { stageVariables }),
      ...(variables === undefined ? {} : { variables }),
    };
    const rendered = renderTemplate(parsed, input, { onWarning: (warning) => warnings.push(warning) });
    return { ...rendered, warnings };
  } catch (error) {
    if (error instanceof TemplateError) return { error: { phase, message: error.message } };
    return {
      error: { phase: 'crash', message: error instanceof Error ? String(error.stack) : String(error) },
    };
  }
}
