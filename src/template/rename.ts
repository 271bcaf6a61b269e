import type { CloudFormationTemplate } from './template';

type Part = Pick<CloudFormationTemplate, 'Resources' | 'Outputs'>;

/** A template with one logical id renamed, and whatever refers to it. */
export function rename<Template extends Part>(template: Template, from: string, to: string): Template {
  const visit = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') {
      if (key === 'Ref' || key === 'DependsOn') return value === from ? to : value;
      if (key === 'Fn::Sub')
        return value.replaceAll(`\${${from}}`, `\${${to}}`).replaceAll(`\${${from}.`, `\${${to}.`);
      if (key === 'Fn::GetAtt') return value.startsWith(`${from}.`) ? to + value.slice(from.length) : value;
      return value;
    }
    if (Array.isArray(value)) {
      // The elements of `DependsOn` and the first of `Fn::GetAtt` and `Fn::Sub` are read as the whole would be.
      return value.map((element, index) => {
        if (key === 'Fn::GetAtt' && index === 0) return element === from ? to : (element as unknown);
        const inherits = key === 'DependsOn' || (key === 'Fn::Sub' && index === 0);
        return visit(element, inherits ? key : undefined);
      });
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]));
  };
  const Resources = Object.fromEntries(
    Object.entries(template.Resources).map(([id, resource]) => [id === from ? to : id, visit(resource)]),
  ) as CloudFormationTemplate['Resources'];
  return {
    ...template,
    Resources,
    ...(template.Outputs && { Outputs: visit(template.Outputs) as typeof template.Outputs }),
  };
}
