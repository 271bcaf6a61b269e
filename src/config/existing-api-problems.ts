import type { PrivateApiConfig } from './config';
import type { Problem } from './problem';

/** Settings of routes, and those that say how this stack deploys them. All others are the API's and its stage's. */
const ownSettings: ReadonlySet<string> = new Set([
  ...['restApi', 'access', 'stage', 'vpcEndpointIds', 'deploymentNonce', 'resourceQuota', 'suppressions'],
  ...['request', 'response', 'authorization', 'authorizers', 'cors', 'timeoutInMillis', 'credentials'],
]);

/** What a service that adds routes to an API of another stack can not say of that API. */
export function existingApiProblems(config: PrivateApiConfig): Problem[] {
  if (config.restApi === undefined) return [];
  const { allowUnproven, ...access } = config.access ?? {};
  const others = [
    ...Object.entries(config)
      .filter(([key, value]) => !ownSettings.has(key) && !(key === 'definition' && value === 'resources'))
      .map(([key]) => key),
    ...Object.keys(access).map((key) => `access.${key}`),
  ];
  return [
    ...(allowUnproven === true
      ? []
      : [
          {
            code: 'EXISTING_API' as const,
            path: 'privateApi.access.allowUnproven',
            message:
              'The resource policy of an API that another stack owns is not in this template: who may call can not be proven here.',
            fix: 'Write privateApi.access: { allowUnproven: true } once you know that policy.',
          },
        ]),
    ...others.map((key) => ({
      code: 'EXISTING_API' as const,
      path: `privateApi.${key}`,
      message: 'The API and its stage belong to another stack, and this setting with them.',
      fix: 'Set it where the API is made, or remove restApi to make one here.',
    })),
  ];
}
