import { limits } from '../../api-gateway/limits';
import { knownText } from '../../template/known-text';
import type { PlacedResource } from '../../template/placed-resource';
import type { Method } from '../../template/rest-api';
import { functionOf, isAsynchronous } from '../function-of';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const functionTimeout: Rule = {
  id: 'function-timeout',
  severity: 'warning',
  why: 'A function that runs longer than its integration waits goes on working after the client got 504, and its own time-out is never seen.',
  fix: 'Set the function’s timeout below the integration’s (29 seconds unless raised), or raise TimeoutInMillis.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  *check(model) {
    for (const api of model.restApis) {
      const late = new Map<
        string,
        { method: Method; target: PlacedResource; seconds: number; more: number }
      >();
      for (const method of api.methods) {
        const target = functionOf(method, model)?.target;
        if (target === undefined || isAsynchronous(method)) continue;
        const seconds = Number(knownText(target.properties['Timeout'] ?? 3));
        const limit = Number(knownText(method.integration?.['TimeoutInMillis'] ?? limits.integrationTimeout));
        if (!(seconds * 1000 > limit)) continue;
        const known = late.get(target.logicalId);
        if (known !== undefined) known.more += 1;
        else late.set(target.logicalId, { method, target, seconds, more: 0 });
      }
      for (const { method, target, seconds, more } of late.values()) {
        const message = `${target.logicalId} may run for ${seconds} s, longer than its integration waits${andMore(more)}.`;
        yield { api, path: method.at('Integration.TimeoutInMillis'), message };
      }
    }
  },
};
