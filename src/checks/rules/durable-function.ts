import { isPlainObject } from 'lodash';
import { functionOf } from '../function-of';
import type { Rule } from '../rule';

export const durableFunction: Rule = {
  id: 'durable-function',
  severity: 'error',
  why: 'Lambda refuses to invoke a durable function by its unqualified ARN.',
  fix: 'Let the integration and its permission name a version or an alias of the function.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html',
  *check(model) {
    for (const api of model.restApis) {
      for (const method of api.methods) {
        const invoked = functionOf(method, model);
        if (invoked?.qualifier !== undefined) continue;
        if (!isPlainObject(invoked?.target.properties['DurableConfig'])) continue;
        yield {
          api,
          path: method.at('Integration.Uri'),
          message: `${invoked?.target.logicalId ?? ''} is durable, and the integration names no version or alias of it.`,
        };
      }
    }
  },
};
