import { isPlainObject } from 'lodash';
import { asTextMap } from '../../template/properties';
import type { Method } from '../../template/rest-api';
import { functionOf } from '../function-of';
import type { Rule } from '../rule';

export const tenantId: Rule = {
  id: 'tenant-id',
  severity: 'error',
  why: 'A function with tenant isolation is invoked for a tenant, whose id Lambda reads from the header X-Amz-Tenant-Id; without it every call fails.',
  fix: 'Set request.tenantId of the route, or map integration.request.header.X-Amz-Tenant-Id in the integration’s RequestParameters.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation-invoke.html',
  *check(model) {
    for (const api of model.restApis) {
      for (const method of api.methods) {
        const target = functionOf(method, model)?.target;
        if (!isPlainObject(target?.properties['TenancyConfig']) || namesTenant(method)) continue;
        yield {
          api,
          path: method.at('Integration.RequestParameters'),
          message: `${target?.logicalId ?? ''} has tenant isolation, and the integration names no tenant.`,
        };
      }
    }
  },
};

/** By a mapping, or by an override of a template. */
function namesTenant({ integration = {} }: Method): boolean {
  const mapped = Object.keys(asTextMap(integration['RequestParameters']));
  const templates = Object.values(asTextMap(integration['RequestTemplates']));
  return [...mapped, ...templates].some((text) => /x-amz-tenant-id/i.test(text));
}
