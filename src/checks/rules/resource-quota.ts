import { limits } from '../../api-gateway/limits';
import type { Rule } from '../rule';

export const resourceQuota: Rule = {
  id: 'resource-quota',
  severity: 'error',
  why: 'An API has at most 300 resources (distinct paths) unless the quota was raised.',
  fix: 'Use path variables or {proxy+}, split the API, or raise the quota and say so (resourceQuota).',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
  *check({ restApis, options }) {
    const quota = options.resourceQuota ?? limits.resources;
    for (const api of restApis) {
      // The root counts as well.
      const count = api.resources.length + 1;
      if (count <= quota) continue;
      yield {
        api,
        path: `Resources.${api.logicalId}`,
        message: `The API has ${count} resources, ${quota} are allowed.`,
      };
    }
  },
};
