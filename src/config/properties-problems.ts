import { get } from 'lodash';
import type { PrivateApiConfig } from './config';
import type { Problem } from './problem';

/** Properties for which there is a setting, too. */
const settings = {
  'restApi.Description': 'description',
  'restApi.DisableExecuteApiEndpoint': 'disableExecuteApiEndpoint',
  'restApi.Policy': 'access.statements',
  'restApi.Tags': 'tags',
  'stage.AccessLogSetting': 'logs.access',
  'stage.Tags': 'tags',
  'stage.TracingEnabled': 'tracing',
  'stage.Variables': 'stageVariables',
} as const;

/** What stands under `properties` and in a setting as well: which of the two is meant, nobody can tell. */
export function propertiesProblems(config: PrivateApiConfig): Problem[] {
  return Object.entries(settings).flatMap(([property, setting]): Problem[] => {
    const given: unknown = get(config.properties, property);
    if (given === undefined || get(config, setting) === undefined) return [];
    return [
      {
        code: 'CONFIGURATION_VALUE',
        path: `privateApi.properties.${property}`,
        message: `privateApi.${setting} sets this property, too.`,
        given,
        fix: 'Keep one of the two.',
      },
    ];
  });
}
