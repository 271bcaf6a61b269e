import { limits } from '../../api-gateway/limits';
import { knownText } from '../../template/known-text';
import type { Rule } from '../rule';

export const integrationTimeout: Rule = {
  id: 'integration-timeout',
  severity: 'warning',
  why: 'An integration waits between 50 milliseconds and 29 seconds; a private or regional API may wait longer only where the account’s quota was raised, and CloudFormation fails otherwise.',
  fix: 'Set TimeoutInMillis between 50 and 29000, or raise the quota and suppress this.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { integration, at } of api.methods) {
        const given = knownText(integration?.['TimeoutInMillis']);
        if (given === undefined) continue;
        const milliseconds = Number(given);
        if (milliseconds >= limits.shortestIntegrationTimeout && milliseconds <= limits.integrationTimeout)
          continue;
        yield {
          api,
          path: at('Integration.TimeoutInMillis'),
          message: `The integration is to wait ${given} ms.`,
          ...(milliseconds < limits.shortestIntegrationTimeout && { severity: 'error' as const }),
        };
      }
    }
  },
};
