import { TemplateError } from '../../velocity';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const templateSyntax: Rule = {
  id: 'template-syntax',
  severity: 'error',
  why: 'API Gateway takes a mapping template without reading it; one that does not parse answers every request with 500.',
  fix: 'Correct the template at the place that is named.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html',
  *check({ texts }) {
    for (const { parsed, path, more, api } of texts()) {
      if (!(parsed instanceof TemplateError)) continue;
      yield { api, path, message: `The template does not parse${andMore(more)}: ${parsed.message}` };
    }
  },
};
