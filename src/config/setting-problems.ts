import type { PrivateApiConfig } from './config';
import type { Problem } from './problem';
import type { Service } from './service';

/** Values of API-wide settings that AWS refuses. */
export function settingProblems(config: PrivateApiConfig, service: Service): Problem[] {
  return [
    ...stageProblems(config, service),
    ...stageVariableProblems(config.stageVariables),
    ...binaryMediaTypeProblems(config.binaryMediaTypes),
    ...quotaProblems(config.resourceQuota),
    ...definitionProblems(config),
  ];
}

/** Source: apigateway/latest/api/API_CreateStage.html */
function stageProblems(config: PrivateApiConfig, service: Service): Problem[] {
  const given = config.stage ?? service.stage;
  if (/^[\w-]{1,128}$/.test(given)) return [];
  return [
    {
      code: 'STAGE_NAME',
      path: config.stage === undefined ? 'provider.stage' : 'privateApi.stage',
      message: 'API Gateway takes no such name for a stage.',
      given,
      fix: "Use 1 to 128 letters, digits, '-' and '_'; privateApi.stage may differ from the service's stage.",
    },
  ];
}

function stageVariableProblems(variables: PrivateApiConfig['stageVariables'] = {}): Problem[] {
  return Object.entries(variables).flatMap(([name, given]): Problem[] => {
    const path = `privateApi.stageVariables.${name}`;
    if (!/^\w{1,64}$/.test(name)) {
      return [
        {
          code: 'STAGE_VARIABLE',
          path,
          message: 'API Gateway takes no such name for a stage variable.',
          given: name,
          fix: "Use 1 to 64 letters, digits and '_'.",
        },
      ];
    }
    if (typeof given !== 'string' || /^[\w.~:/?#&=,-]{1,512}$/.test(given)) return [];
    return [
      {
        code: 'STAGE_VARIABLE',
        path,
        message: 'API Gateway takes no such value for a stage variable.',
        given,
        fix: "Use 1 to 512 letters, digits and '- . _ ~ : / ? # & = ,'.",
      },
    ];
  });
}

/** Source: apigateway/latest/developerguide/api-gateway-payload-encodings.html; a wildcard type is the whole of it. */
function binaryMediaTypeProblems(types: readonly string[] = []): Problem[] {
  return types.flatMap((given, index): Problem[] => {
    const problem = (message: string, fix: string): Problem => ({
      code: 'MEDIA_TYPE',
      path: `privateApi.binaryMediaTypes[${String(index)}]`,
      message,
      given,
      fix,
    });
    if (!/^([\w.+-]+\/([\w.+-]+|\*)|\*\/\*)$/.test(given)) {
      return [problem('This is no media type.', "Write 'image/png' or 'image/*'.")];
    }
    // What a function returns is application/json to API Gateway, and a template can not read binary payloads.
    if (['*/*', 'application/*', 'application/json'].includes(given.toLowerCase())) {
      return [
        problem(
          'This makes the results of functions binary, which no response template can read.',
          "List the media types that are binary: 'image/*', 'application/pdf'.",
        ),
      ];
    }
    return [];
  });
}

function definitionProblems({ definition, definitionPatch }: PrivateApiConfig): Problem[] {
  if (definitionPatch === undefined || definition === 'openapi') return [];
  return [
    {
      code: 'CONFIGURATION_VALUE',
      path: 'privateApi.definitionPatch',
      message: 'There is no document to patch: the API is defined by resources.',
      given: definitionPatch,
      fix: "Write definition: 'openapi', or change resources under resources.extensions.",
    },
  ];
}

function quotaProblems(given: number | undefined): Problem[] {
  if (given === undefined || given >= 1) return [];
  return [
    {
      code: 'CONFIGURATION_VALUE',
      path: 'privateApi.resourceQuota',
      message: 'This is no number of resources.',
      given,
      fix: 'Write the number that AWS has granted to the account.',
    },
  ];
}
