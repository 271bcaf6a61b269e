import { limits } from '../../api-gateway/limits';
import type { Rule } from '../rule';

const megabyte = 1024 * 1024;

export const definitionSize: Rule = {
  id: 'definition-size',
  severity: 'error',
  why: 'API Gateway imports a definition of at most 6 MB; every mapping template of every method counts.',
  fix: "Use fewer routes ({proxy+}), shorter templates or fewer media types, split the service, or write definition: 'resources'.",
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  *check({ restApis }) {
    for (const api of restApis) {
      if (api.document === undefined) continue;
      const size = Buffer.byteLength(JSON.stringify(api.document));
      if (size <= limits.definition) continue;
      yield {
        api,
        path: api.at('Body'),
        message: `The definition has ${(size / megabyte).toFixed(1)} MB once its intrinsics are resolved.`,
      };
    }
  },
};
