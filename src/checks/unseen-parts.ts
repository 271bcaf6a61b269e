import { asList, isRecord } from '../template/properties';
import type { CheckedApi } from './model/rest-api';
import type { TemplateModel } from './model/template-model';

/** What another hand than the template's may put into a configured API, each as a clause. */
export function unseenParts(api: CheckedApi, { template }: TemplateModel): string[] {
  if (!api.isConfigured) return [];
  const parts: string[] = api.unread === undefined ? [] : [api.unread];
  const macros = asList((template as { Transform?: unknown }).Transform).filter(
    (name) => name !== undefined && name !== 'AWS::LanguageExtensions',
  );
  if (macros.length > 0) {
    parts.push(
      `the macro ${macros.map((name) => JSON.stringify(name)).join(', ')} may change every resource`,
    );
  }
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const isOurs = resource.Type.startsWith('AWS::ApiGateway::');
    if (isOurs && logicalId !== api.logicalId && hasTransform(resource.Properties)) {
      parts.push(`a macro (Fn::Transform) makes properties of ${logicalId}`);
    }
  }
  if (api.unread === undefined && hasTransform(api.resource?.Properties)) {
    parts.push('a macro (Fn::Transform) makes some of its properties');
  }
  return parts;
}

function hasTransform(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasTransform);
  if (!isRecord(value)) return false;
  return 'Fn::Transform' in value || Object.values(value).some(hasTransform);
}
