import { knownText } from '../../template/known-text';
import { isLambda } from '../function-of';
import { shapeOf } from '../model/value';
import type { Rule } from '../rule';

export const lambdaIntegration: Rule = {
  id: 'lambda-integration',
  severity: 'error',
  why: 'Lambda is invoked by POST through arn:…:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations; anything else is refused or answered with 500.',
  fix: 'Set IntegrationHttpMethod to POST, and Uri to the path of the function’s invocations.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const method of api.methods) {
        const uri = method.integration?.['Uri'];
        if (method.integrationType?.startsWith('AWS') !== true || uri === undefined) continue;
        if (/^arn:[^:]*:lambda:/.test(shapeOf(uri))) {
          yield {
            api,
            path: method.at('Integration.Uri'),
            message: 'The integration names the function itself, not its invocations.',
          };
        }
        const verb = method.integration?.['IntegrationHttpMethod'];
        if (!isLambda(method)) continue;
        const known = verb === undefined ? 'nothing' : knownText(verb);
        if (known === undefined || known.toUpperCase() === 'POST') continue;
        yield {
          api,
          path: method.at('Integration.IntegrationHttpMethod'),
          message: `Lambda is to be invoked by ${known}.`,
        };
      }
    }
  },
};
