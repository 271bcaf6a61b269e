import type { Method, Placed } from './model/rest-api';
import type { TemplateModel } from './model/template-model';
import { references } from './model/value';

/** The function that a Lambda integration invokes, if this template has it, with the alias or version it goes through. */
export function functionOf(
  method: Method,
  model: TemplateModel,
): { target: Placed; qualifier: Placed | undefined } | undefined {
  const named = references(method.integration?.['Uri']);
  const find = (type: string) => model.ofType(type).find(({ logicalId }) => named.includes(logicalId));
  const target = find('AWS::Lambda::Function');
  const qualifier = find('AWS::Lambda::Alias') ?? find('AWS::Lambda::Version');
  if (target !== undefined) return { target, qualifier };
  if (qualifier === undefined) return undefined;
  const behind = references(qualifier.properties['FunctionName']);
  const owner = model.ofType('AWS::Lambda::Function').find(({ logicalId }) => behind.includes(logicalId));
  return owner === undefined ? undefined : { target: owner, qualifier };
}
