import type { Rule } from '../rule';

export const greedyWithoutParent: Rule = {
  id: 'greedy-without-parent',
  severity: 'warning',
  why: '{proxy+} does not match its parent’s own path: a request to it gets 403 "Missing Authentication Token".',
  fix: 'Add the same method to the parent, or suppress this where the parent’s path is not meant to answer.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html',
  *check({ restApis }) {
    for (const api of restApis) {
      const paths = new Set(api.methods.map(({ resourcePath }) => resourcePath));
      if (api.unread !== undefined || paths.has(undefined)) continue;
      for (const { httpMethod, resourcePath = '', path } of api.methods) {
        if (!resourcePath.endsWith('+}') || httpMethod === 'OPTIONS') continue;
        const parent = resourcePath.slice(0, resourcePath.lastIndexOf('/')) || '/';
        if (paths.has(parent)) continue;
        paths.add(parent);
        yield { api, path, message: `${httpMethod} ${resourcePath} does not answer ${parent}.` };
      }
    }
  },
};
