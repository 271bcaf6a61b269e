import { createEvaluator } from '../../template/evaluator';
import { references } from '../../template/references';
import type { CloudFormationTemplate } from '../../template/template';
import { anyWorld } from '../../template/world';
import { readTemplateModel, type TemplateModel } from './template-model';

/** More outcomes than those of so many conditions are not all looked at. */
const mostConditions = 6;

/**
 * The template in each deployment that its conditions tell apart, as far as resources of a type, functions and methods hang
 * on them: what guards access does not trust that a deployment leaves the parameters at their defaults.
 */
export function deploymentsOf(model: TemplateModel, type: string): readonly TemplateModel[] {
  const { template, options } = model;
  const evaluator = createEvaluator(template, anyWorld(options));
  const telling = Object.values(template.Resources).filter(({ Type }) =>
    [type, 'AWS::Lambda::Function', 'AWS::ApiGateway::Method'].includes(Type),
  );
  const names = [...conditionsUnder(telling, template)].filter(
    (name) =>
      typeof evaluator.evaluate({ Condition: name }) !== 'boolean' &&
      JSON.stringify(template.Conditions?.[name]).includes('"Fn::Equals"'),
  );
  if (names.length === 0) return [model];
  return outcomes(names).map((conditions) => readTemplateModel(template, options, conditions));
}

/** Names of the conditions that a value asks for, and of those that they ask for. */
function conditionsUnder(
  value: unknown,
  { Conditions = {} }: CloudFormationTemplate,
  found = new Set<string>(),
): Set<string> {
  for (const { kind, name } of references(value)) {
    if (kind !== 'condition' || found.has(name) || !(name in Conditions)) continue;
    found.add(name);
    conditionsUnder(Conditions[name], { Conditions } as CloudFormationTemplate, found);
  }
  return found;
}

/** Every outcome of a few conditions; of many, one of them at a time against all others. */
function outcomes(names: readonly string[]): Readonly<Record<string, boolean>>[] {
  const holding =
    names.length <= mostConditions
      ? names.reduce<string[][]>((sets, name) => [...sets, ...sets.map((set) => [...set, name])], [[]])
      : [[], names, ...names.flatMap((name) => [[name], names.filter((other) => other !== name)])];
  return holding.map((set) => Object.fromEntries(names.map((name) => [name, set.includes(name)])));
}
