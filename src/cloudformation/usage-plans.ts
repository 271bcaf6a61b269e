import { compact, isEmpty, isUndefined, omitBy } from 'lodash';
import type { ApiKey, PrivateApi, Throttle, UsagePlan } from '../config/settings';
import { ref } from '../template/intrinsics';
import { apiKeyId, restApiId, stageId, usagePlanId, usagePlanKeyId } from '../template/logical-ids';
import { methodsOf } from './method-settings';
import type { CloudFormationResource } from '../template/template';

/** Usage plans, their keys, and which key is of which plan. */
export function usagePlans(api: PrivateApi): Record<string, CloudFormationResource> {
  const made: Record<string, CloudFormationResource> = {};
  for (const plan of api.usagePlans) {
    const planId = usagePlanId(plan.name ?? '');
    made[planId] = { Type: 'AWS::ApiGateway::UsagePlan', Properties: planProperties(plan, api) };
    for (const key of plan.keys) {
      const keyId = apiKeyId(key.key);
      if (key.id === undefined) {
        made[keyId] = { Type: 'AWS::ApiGateway::ApiKey', Properties: keyProperties(key) };
      }
      made[usagePlanKeyId(key.key)] = {
        Type: 'AWS::ApiGateway::UsagePlanKey',
        Properties: { KeyId: key.id ?? ref(keyId), KeyType: 'API_KEY', UsagePlanId: ref(planId) },
      };
    }
  }
  return made;
}

function planProperties(plan: UsagePlan, api: PrivateApi): Record<string, unknown> {
  const { name, description, quota, throttle, methods } = plan;
  const ofMethods = Object.fromEntries(
    methods.flatMap((limited) =>
      methodsOf(limited, api.routes).map((method) => [`${limited.path}/${method}`, limits(limited.throttle)]),
    ),
  );
  return {
    UsagePlanName: compact([...api.nameParts, name]).join('-'),
    ...(description !== undefined && { Description: description }),
    ...(quota && {
      Quota: omitBy({ Limit: quota.limit, Offset: quota.offset, Period: quota.period }, isUndefined),
    }),
    ...(!isEmpty(throttle) && { Throttle: limits(throttle) }),
    ApiStages: [
      {
        ApiId: ref(restApiId),
        // Not its name: a plan waits for the stage.
        Stage: ref(stageId),
        ...(!isEmpty(ofMethods) && { Throttle: ofMethods }),
      },
    ],
  };
}

function limits({ rateLimit, burstLimit }: Throttle): Record<string, unknown> {
  return omitBy({ RateLimit: rateLimit, BurstLimit: burstLimit }, isUndefined);
}

function keyProperties({ name, value, description, customerId, enabled }: ApiKey): Record<string, unknown> {
  return omitBy(
    { Name: name, Value: value, Description: description, CustomerId: customerId, Enabled: enabled },
    isUndefined,
  );
}
