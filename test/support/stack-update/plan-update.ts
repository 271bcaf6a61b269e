import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { mapValues } from 'lodash';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { resolve } from '../resolve';

type Action = 'create' | 'update' | 'replace' | 'remove';

interface PlannedUpdate {
  /** What CloudFormation does, by logical id; what it leaves alone is not there. */
  readonly actions: Readonly<Record<string, Action>>;
  /** Properties with every reference as the physical id that it has after the update: `<Function#2.Arn>`. */
  readonly before: ResolvedTemplate;
  readonly after: ResolvedTemplate;
}

export type ResolvedTemplate = Readonly<
  Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
>;

/** Physical ids of resources that the update replaces end in `#2`, of others in `#1`. */
export const physicalId = (logicalId: string, replaced: ReadonlySet<string>): string =>
  `${logicalId}#${replaced.has(logicalId) ? 2 : 1}`;

/**
 * What an update of the stack creates, updates, replaces and removes, by AWS's resource specification. A resource
 * that holds a value of a replaced one changes too, and may be replaced for it.
 */
export function planUpdate(before: CloudFormationTemplate, after: CloudFormationTemplate): PlannedUpdate {
  const old = resolved(before, new Set());
  for (let replaced = new Set<string>(); ;) {
    const next = resolved(after, replaced);
    const actions: Record<string, Action> = {};
    fullDiff({ Resources: old }, { Resources: next }).resources.forEachDifference((id, { changeImpact }) => {
      const action = actionOf(changeImpact);
      if (action !== undefined) actions[id] = action;
    });
    const found = Object.keys(actions).filter((id) => actions[id] === 'replace');
    if (found.length === replaced.size) return { actions, before: old, after: next };
    replaced = new Set(found);
  }
}

function actionOf(impact: ResourceImpact): Action | undefined {
  switch (impact) {
    case ResourceImpact.WILL_CREATE:
      return 'create';
    case ResourceImpact.WILL_UPDATE:
      return 'update';
    case ResourceImpact.WILL_REPLACE:
    case ResourceImpact.MAY_REPLACE:
      return 'replace';
    case ResourceImpact.WILL_DESTROY:
      return 'remove';
    default:
      return undefined;
  }
}

function resolved(template: CloudFormationTemplate, replaced: ReadonlySet<string>): ResolvedTemplate {
  return mapValues(template.Resources, ({ Type, Properties = {} }) => {
    const text = JSON.stringify(resolve(template, Properties)).replace(
      /<(\w+)((?:\.\w+)*)>/g,
      (_, id: string, attribute: string) => `<${physicalId(id, replaced)}${attribute}>`,
    );
    return { Type, Properties: JSON.parse(text) as Record<string, unknown> };
  });
}
