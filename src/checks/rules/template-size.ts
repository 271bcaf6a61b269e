import { limits } from '../../api-gateway/limits';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const templateSize: Rule = {
  id: 'template-size',
  severity: 'error',
  why: 'A mapping template has at most 300 KB.',
  fix: 'Shorten the template, or do this work in the function.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
  *check({ texts }) {
    for (const { text, path, more, api } of texts()) {
      const size = Buffer.byteLength(text);
      if (size <= limits.mappingTemplate) continue;
      yield { api, path, message: `The template has ${Math.ceil(size / 1024)} KB${andMore(more)}.` };
    }
  },
};
