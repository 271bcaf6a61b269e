import { once } from 'lodash';
import type { Evaluator } from './evaluator';
import { isMarked } from './marks';
import type { CloudFormationTemplate } from './template';

/** A function as an ARN, or a permission, names it. */
export interface NamedFunction {
  readonly name: string;
  /** undefined of a function elsewhere */
  readonly logicalId: string | undefined;
  /** version or alias */
  readonly qualifier: string | undefined;
}

export type ReadFunctionArn = (nameOrArn: string) => NamedFunction;

/** Reads a function's name, its ARN, or part of it, each with or without a qualifier. */
export function functionOfArn(template: CloudFormationTemplate, evaluator: Evaluator): ReadFunctionArn {
  const byName = once(() => {
    const functions = new Map<string, { logicalId: string; parts: readonly string[] }>();
    for (const [logicalId, resource] of Object.entries(template.Resources)) {
      if (resource.Type !== 'AWS::Lambda::Function' || !evaluator.exists(resource)) continue;
      const parts = splitArn(evaluator.attributeOf(logicalId, 'Arn'));
      functions.set(parts.at(-1) ?? '', { logicalId, parts });
    }
    return functions;
  });
  return (nameOrArn) => {
    const parts = splitArn(nameOrArn);
    const at = parts.indexOf('function') + 1;
    const [name = '', qualifier] = parts.slice(at);
    const named = byName().get(name);
    // A name alone is one of this account and Region.
    const here = named?.parts.slice(0, 6).every((part, index) => at < 6 || isSame(part, parts[index] ?? ''));
    return { name, logicalId: here === true ? named?.logicalId : undefined, qualifier };
  };
}

/** Marks hold colons of their own. */
function splitArn(arn: string): string[] {
  return [...arn.matchAll(/(?:⟨[^⟩]*⟩|[^:⟨])+/g)].map(([part]) => part);
}

/** A Region or an account that is not known may be the one that is named. */
function isSame(own: string, named: string): boolean {
  return own === named || isMarked(own) || isMarked(named);
}
