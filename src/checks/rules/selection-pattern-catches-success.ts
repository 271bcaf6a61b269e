import { patternedMethods } from '../methods-with-patterns';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const selectionPatternCatchesSuccess: Rule = {
  id: 'selection-pattern-catches-success',
  severity: 'error',
  why: 'A success has no error message and is matched as the empty text: a pattern such as .* takes successes as well.',
  fix: 'Let the pattern want at least one character: (?s).+ instead of .*',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
  *check(model) {
    for (const { api, responses, more, method } of patternedMethods(model)) {
      if (method.integrationType !== 'AWS') continue;
      for (const { response, source, pattern } of responses) {
        if (typeof pattern === 'string' || !pattern.matches('')) continue;
        const message = `The pattern "${source}" of status ${response.status ?? '?'} also takes successes${andMore(more)}.`;
        yield { api, path: response.at('SelectionPattern'), message };
      }
    }
  },
};
