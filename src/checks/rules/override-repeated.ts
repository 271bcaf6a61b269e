import { TemplateError } from '../../velocity';
import { andMore } from '../model/template-texts';
import { analyseOverrides } from '../override-paths';
import type { Rule } from '../rule';

export const overrideRepeated: Rule = {
  id: 'override-repeated',
  severity: 'error',
  why: 'An override may be set once: API Gateway answers 5XX to a template that sets the same one again.',
  fix: 'Work the value out in a variable first and set the override once, at the end.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html',
  *check({ texts }) {
    for (const { parsed, path, more, api } of texts()) {
      if (parsed instanceof TemplateError) continue;
      for (const { key, position } of analyseOverrides(parsed.statements).repeated) {
        yield {
          api,
          path,
          message: `Line ${position.line} sets ${key}, which a path to it has set already${andMore(more)}.`,
        };
      }
    }
  },
};
