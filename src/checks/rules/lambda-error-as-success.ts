import { exitMessage, timeoutMessage } from '../../api-gateway/lambda-errors';
import { readSelectionPattern } from '../selection-patterns';
import type { Method } from '../../template/rest-api';
import { isAsynchronous, isLambda } from '../function-of';
import type { CheckedApi } from '../model/rest-api';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

const someRequest = '4b1cf0a2-1f0c-4b7e-9d3c-0a1b2c3d4e5f';

/** What functions fail with, in several runtimes. */
const messages = [
  'items.map is not a function',
  timeoutMessage(someRequest, 3),
  exitMessage(someRequest, 'with error: exit status 1'),
  'first line\nsecond line',
];

export const lambdaErrorAsSuccess: Rule = {
  id: 'lambda-error-as-success',
  severity: 'warning',
  why: 'With an AWS integration, an error that no selection pattern matches is answered by the default response: 200, with the error and its stack trace as the body.',
  fix: 'Add an integration response with SelectionPattern (?s).+ and status 500, whose template does not show the error.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
  *check({ restApis }) {
    const known = new Map<string, string | undefined>();
    for (const api of restApis) {
      const open = api.methods.flatMap((method) => {
        const missed = missedMessage(method, known);
        return missed === undefined ? [] : [{ method, missed }];
      });
      const [first] = open;
      if (first === undefined) continue;
      yield problem(api, first.method, first.missed, open.length - 1);
    }
  },
};

function problem(api: CheckedApi, method: Method, missed: string, more: number) {
  return {
    api,
    path: method.at('Integration.IntegrationResponses'),
    message: `An error "${missed.split('\n')[0] ?? ''}"${missed.includes('\n') ? ' of two lines' : ''} is answered as a success${andMore(more)}.`,
  };
}

function missedMessage(method: Method, known: Map<string, string | undefined>): string | undefined {
  if (method.integrationType !== 'AWS' || !isLambda(method) || isAsynchronous(method)) return undefined;
  const sources = method.integrationResponses.map(({ pattern }) => pattern);
  if (sources.length === 0 || sources.includes(undefined)) return undefined;
  const key = sources.join('\n');
  if (!known.has(key)) {
    const patterns = sources.flatMap((source = '') => {
      const read = source === '' ? '' : readSelectionPattern(source);
      return typeof read === 'string' ? [] : [read];
    });
    known.set(
      key,
      messages.find((message) => !patterns.some((pattern) => pattern.matches(message))),
    );
  }
  return known.get(key);
}
