import { groupBy, uniq } from 'lodash';
import { methodsOfAny } from '../../api-gateway/methods';
import { isGreedy } from '../../api-gateway/paths';
import type { Method } from '../../template/rest-api';
import type { Rule } from '../rule';

export const greedyWithoutParent: Rule = {
  id: 'greedy-without-parent',
  severity: 'warning',
  why: '{proxy+} does not match its parent’s own path: a request to it gets 403 "Missing Authentication Token".',
  fix: 'Add the same method to the parent, or suppress this where the parent’s path is not meant to answer.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html',
  *check({ restApis }) {
    for (const api of restApis) {
      const byPath = groupBy(api.methods, ({ resourcePath }) => resourcePath ?? '');
      if (api.unread !== undefined || '' in byPath) continue;
      for (const [resourcePath, methods] of Object.entries(byPath)) {
        if (!isGreedy(resourcePath.slice(resourcePath.lastIndexOf('/') + 1))) continue;
        const parent = resourcePath.slice(0, resourcePath.lastIndexOf('/')) || '/';
        const answered = verbsOf(byPath[parent] ?? []);
        const missing = verbsOf(methods).filter((verb) => verb !== 'OPTIONS' && !answered.includes(verb));
        const [first] = methods;
        if (missing.length === 0 || first === undefined) continue;
        const what = answered.length === 0 ? parent : `${missing.join(', ')} ${parent}`;
        const { httpMethod, path } = first;
        yield { api, path, message: `${httpMethod} ${resourcePath} does not answer ${what}.` };
      }
    }
  },
};

/** The methods of requests that are answered. */
function verbsOf(methods: readonly Method[]): string[] {
  return uniq(methods.flatMap(({ httpMethod }) => (httpMethod === 'ANY' ? methodsOfAny : [httpMethod])));
}
