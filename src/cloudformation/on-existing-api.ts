import { omit } from 'lodash';
import type { Text } from '../template/intrinsics';
import { restApiId, stageId } from '../template/logical-ids';
import type { TemplateFragment } from './synthesize';

export interface ExistingApi {
  readonly id: Text;
  readonly rootResourceId: Text;
}

/**
 * The same routes on an API of another stack: what refers to ours refers to that one. It and its stage, with all that is
 * set there, are the other stack's.
 */
export function onExistingApi(fragment: TemplateFragment, api: ExistingApi): TemplateFragment {
  const { Resources, ...others } = fragment;
  return {
    ...(redirected(others, api) as Omit<TemplateFragment, 'Resources'>),
    Resources: redirected(omit(Resources, restApiId, stageId), api) as TemplateFragment['Resources'],
  };
}

function redirected(value: unknown, api: ExistingApi): unknown {
  if (Array.isArray(value)) return value.map((element) => redirected(element, api));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = value as Readonly<Record<string, unknown>>;
  if (Ref === restApiId) return api.id;
  if (Array.isArray(attribute) && attribute[0] === restApiId) return api.rootResourceId;
  if (text !== undefined) return { 'Fn::Sub': redirectedText(text, api) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redirected(inner, api)]));
}

/** In a text the id is one more of its own values: it may be an import. */
function redirectedText(given: unknown, { id }: ExistingApi): unknown {
  const [text, values] = (Array.isArray(given) ? given : [given, {}]) as [string, Record<string, unknown>];
  if (!text.includes(`\${${restApiId}}`)) return given;
  return [text.replaceAll(`\${${restApiId}}`, '${RestApiId}'), { ...values, RestApiId: id }];
}
