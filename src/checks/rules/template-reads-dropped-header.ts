import { isNeverSeen } from '../../api-gateway/header-rules';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const templateReadsDroppedHeader: Rule = {
  id: 'template-reads-dropped-header',
  severity: 'warning',
  why: 'API Gateway keeps some request headers from templates: $input.params of them is always empty.',
  fix: 'Do not rely on this header, or let the client send another one.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
  *check({ texts }) {
    for (const { text, path, more, api } of texts()) {
      const names = [...text.matchAll(/\$!?\{?input\.params\(\s*['"]([\w-]+)['"]\s*\)/g)].map(
        (match) => match[1] ?? '',
      );
      for (const name of new Set(names)) {
        if (!isNeverSeen(name)) continue;
        yield { api, path, message: `The template reads the header ${name}${andMore(more)}.` };
      }
    }
  },
};
