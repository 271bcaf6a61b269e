import { asProperties } from '../../template/properties';
import type { Method } from '../../template/rest-api';
import type { CheckedApi } from '../model/rest-api';
import type { RuleProblem, Rule } from '../rule';

export const responseNotDeclared: Rule = {
  id: 'response-not-declared',
  severity: 'error',
  why: 'An integration response needs a method response of its status, and a header that it sets one that the method response declares; API Gateway answers 500 otherwise, or does not deploy.',
  fix: 'Add the status to MethodResponses, with method.response.header.NAME in its ResponseParameters.',
  docs: 'https://repost.aws/knowledge-center/api-gateway-internal-server-error',
  *check({ restApis }) {
    for (const api of restApis) for (const method of api.methods) yield* undeclared(api, method);
  },
};

function* undeclared(api: CheckedApi, method: Method): Generator<RuleProblem> {
  const given = method.properties['MethodResponses'];
  if (given !== undefined && !Array.isArray(given)) return;
  if (method.methodResponses.some(({ status }) => status === undefined)) return;
  for (const { at, status, properties } of method.integrationResponses) {
    if (status === undefined) continue;
    const declared = method.methodResponses.find((response) => response.status === status);
    if (declared === undefined) {
      yield {
        api,
        path: at('StatusCode'),
        message: `Status ${status} is not among the MethodResponses.`,
      };
      continue;
    }
    const known = Object.keys(asProperties(declared.properties['ResponseParameters']));
    for (const name of Object.keys(asProperties(properties['ResponseParameters']))) {
      if (known.includes(name)) continue;
      yield {
        api,
        path: at('ResponseParameters'),
        message: `${name} is not declared in the method response of status ${status}.`,
      };
    }
  }
}
