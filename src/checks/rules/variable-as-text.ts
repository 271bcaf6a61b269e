import type { Rule } from '../rule';

export const variableAsText: Rule = {
  id: 'variable-as-text',
  severity: 'warning',
  why: 'API Gateway takes a path segment like :id for that very text, and any other value for it gets 403 "Missing Authentication Token".',
  fix: 'Write the variable in braces: {id}. Suppress this where the colon is meant.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { httpMethod, resourcePath = '', path } of api.methods) {
        const segment = resourcePath.split('/').find((part) => /^:\w/.test(part));
        if (segment === undefined) continue;
        const meant = `{${segment.slice(1)}}`;
        yield {
          api,
          path,
          message: `${httpMethod} ${resourcePath} has the text ${segment} in its path, not a variable.`,
          fix: `Write ${meant} in place of ${segment}, or suppress this where the colon is meant.`,
        };
      }
    }
  },
};
