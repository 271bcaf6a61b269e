import { patternedMethods } from '../methods-with-patterns';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const selectionPatternLineBreaks: Rule = {
  id: 'selection-pattern-line-breaks',
  severity: 'warning',
  why: 'A pattern must match the whole message, and . stops at line breaks: an error of several lines is not selected and comes back as 200. (\\n|.)* misses other line breaks and overflows Java’s stack on long messages.',
  fix: 'Begin the pattern with (?s), which lets . match every character.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html',
  *check(model) {
    for (const { api, responses, more, method } of patternedMethods(model)) {
      if (method.integrationType !== 'AWS') continue;
      for (const { response, source, pattern } of responses) {
        if (typeof pattern === 'string' || pattern.missedLineBreaks.length === 0) continue;
        const missed = pattern.missedLineBreaks.join(', ');
        const message = `The pattern "${source}" does not match messages with ${missed}${andMore(more)}.`;
        yield { api, path: response.at('SelectionPattern'), message };
      }
    }
  },
};
