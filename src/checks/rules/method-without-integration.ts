import type { Rule } from '../rule';

export const methodWithoutIntegration: Rule = {
  id: 'method-without-integration',
  severity: 'error',
  why: 'API Gateway does not deploy an API with a method that has no integration ("No integration defined for method"), nor one without any method.',
  fix: 'Give the method an Integration with a Type.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-method.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { at, properties, integration, resourcePath, httpMethod } of api.methods) {
        const given = properties['Integration'];
        if (given !== undefined && integration === undefined) continue;
        if (integration?.['Type'] !== undefined) continue;
        const message = `${httpMethod} ${resourcePath ?? '?'} has no integration.`;
        yield { api, path: at('Integration'), message };
      }
      const [deployment] = api.deployments;
      if (deployment === undefined || api.methods.length > 0 || api.unread !== undefined) continue;
      yield {
        api,
        path: `Resources.${deployment.logicalId}`,
        message: 'The API is deployed without any method.',
      };
    }
  },
};
