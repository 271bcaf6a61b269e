import { patternedMethods, type ReadResponse } from '../methods-with-patterns';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const selectionPatternOverlap: Rule = {
  id: 'selection-pattern-overlap',
  severity: 'warning',
  why: 'API Gateway does not say which of several matching patterns it takes: the status of such an error is left to chance.',
  fix: 'Let the patterns exclude each other, with a look-ahead such as (?!.*timed out) in the wider one.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
  *check(model) {
    for (const { api, responses, more } of patternedMethods(model)) {
      for (const [index, one] of responses.entries()) {
        for (const other of responses.slice(index + 1)) {
          const message = commonMessage(one, other);
          if (message === undefined || one.response.status === other.response.status) continue;
          yield {
            api,
            path: other.response.at('SelectionPattern'),
            message: `The patterns of status ${one.response.status ?? '?'} and ${other.response.status ?? '?'} both match "${message}"${andMore(more)}.`,
          };
        }
      }
    }
  },
};

/** A message that both match. What neither's own examples show is not found. */
function commonMessage(one: ReadResponse, other: ReadResponse): string | undefined {
  const { pattern: a } = one;
  const { pattern: b } = other;
  if (typeof a === 'string' || typeof b === 'string') return undefined;
  return (
    a.examples.find((text) => text !== '' && b.matches(text)) ??
    b.examples.find((text) => text !== '' && a.matches(text))
  );
}
