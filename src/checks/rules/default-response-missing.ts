import type { Rule } from '../rule';

export const defaultResponseMissing: Rule = {
  id: 'default-response-missing',
  severity: 'error',
  why: 'What no selection pattern matches goes to the integration response without one; where there is none (or no response at all), the client gets 500.',
  fix: 'Give the integration one IntegrationResponse without a SelectionPattern.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const method of api.methods) {
        const type = method.integrationType;
        if (type !== 'AWS' && type !== 'HTTP' && type !== 'MOCK') continue;
        const responses = method.integrationResponses;
        const given = method.integration?.['IntegrationResponses'];
        if (given !== undefined && !Array.isArray(given)) continue;
        const defaults = responses.filter(({ pattern }) => pattern === '').length;
        if (defaults === 1 || responses.some(({ pattern }) => pattern === undefined)) continue;
        const message =
          defaults === 0
            ? 'No integration response is the default.'
            : `${defaults} integration responses have no pattern: which is the default is left to chance.`;
        yield { api, path: method.at('Integration.IntegrationResponses'), message };
      }
    }
  },
};
