import { patternedMethods } from '../methods-with-patterns';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const selectionPatternSyntax: Rule = {
  id: 'selection-pattern-syntax',
  severity: 'error',
  why: 'A selection pattern is a Java regular expression; one that Java refuses selects nothing, so errors come back as 200.',
  fix: 'Write a pattern of java.util.regex.Pattern.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
  *check(model) {
    for (const { api, responses, more } of patternedMethods(model)) {
      for (const { response, source, pattern } of responses) {
        if (typeof pattern !== 'string') continue;
        const message = `Java refuses the pattern "${source}"${andMore(more)}: ${pattern}`;
        yield { api, path: response.at('SelectionPattern'), message };
      }
    }
  },
};
