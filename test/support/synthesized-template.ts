import { mapValues, upperFirst } from 'lodash';
import { finalizeDeployment } from '../../src/cloudformation/finalize-deployment';
import { synthesize } from '../../src/cloudformation/synthesize';
import type { CloudFormationResource, CloudFormationTemplate } from '../../src/template/template';
import { normalize } from '../../src/config/normalize';
import type { Service } from '../../src/config/service';
import type { FunctionTarget, PrivateApi } from '../../src/config/settings';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';

export interface SynthesizedTemplate {
  readonly api: PrivateApi;
  readonly template: CloudFormationTemplate;
}

/**
 * What the package makes of a service, beside its functions as a host writes them: `api` is `ApiLambdaFunction`.
 *
 * @param aliases the alias that a function's requests go to, by the function's name
 */
export function synthesizedTemplate(
  service: Service,
  aliases: Readonly<Record<string, FunctionTarget['alias']>> = {},
): SynthesizedTemplate {
  const api = normalize(service);
  if (!api) throw new Error('The service has no private API.');
  const targets = mapValues(service.functions, (_, name): FunctionTarget => {
    const normalizedName = upperFirst(name);
    return {
      normalizedName,
      logicalId: `${normalizedName}LambdaFunction`,
      condition: conditionOf(service, name),
      alias: aliases[name],
    };
  });
  const fragment = synthesize(api, targets, loadTemplateTexts());
  const functions = Object.fromEntries(
    Object.entries(targets).flatMap(([name, target]) =>
      Object.entries(functionResources(target, functionName(service, name))),
    ),
  );
  const Resources = { ...functions, ...fragment.Resources };
  return { api, template: finalizeDeployment({ ...fragment, Resources }).template };
}

function conditionOf({ functions }: Service, key: string): string | undefined {
  return (functions[key] as { condition?: string }).condition;
}

/** As the framework names it, unless the function says otherwise. */
function functionName({ name, stage, functions }: Service, key: string): string {
  return (functions[key] as { name?: string }).name ?? `${name}-${stage}-${key}`;
}

function functionResources(
  { logicalId, alias }: FunctionTarget,
  name: string,
): Record<string, CloudFormationResource> {
  const role = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x' };
  return {
    [logicalId]: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: name, Code: { ZipFile: '' }, Role: role, Timeout: 6 },
    },
    ...(alias && {
      [alias.logicalId]: {
        Type: 'AWS::Lambda::Alias',
        Properties: { FunctionName: { Ref: logicalId }, FunctionVersion: '1', Name: alias.name },
      },
    }),
  };
}
