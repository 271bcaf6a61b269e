import { shapeOf } from '../model/value';
import { isLambda } from './lambda-error-as-success';
import type { Rule } from '../rule';

export const lambdaIntegration: Rule = {
  id: 'lambda-integration',
  severity: 'error',
  why: 'Lambda is invoked by POST through arn:…:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations; anything else is refused or answered with 500.',
  fix: 'Set IntegrationHttpMethod to POST, and Uri to the path of the function’s invocations.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html',
  *check(model) {
    for (const api of model.restApis) {
      for (const method of api.methods) {
        const path = `${method.path}.Integration`;
        const uri = method.integration?.['Uri'];
        if (method.integrationType?.startsWith('AWS') !== true || uri === undefined) continue;
        if (/^arn:[^:]*:lambda:/.test(shapeOf(uri, model.template))) {
          yield {
            api,
            path: `${path}.Uri`,
            message: 'The integration names the function itself, not its invocations.',
          };
        }
        const verb = method.integration?.['IntegrationHttpMethod'];
        if (!isLambda(method, model)) continue;
        const known = verb === undefined ? 'nothing' : model.text(verb);
        if (known === undefined || known.toUpperCase() === 'POST') continue;
        yield { api, path: `${path}.IntegrationHttpMethod`, message: `Lambda is to be invoked by ${known}.` };
      }
    }
  },
};
