import { union } from 'lodash';
import { label } from '../explain/label';
import { createEvaluator } from '../template/evaluator';
import { canonical } from '../template/canonical';
import { references } from '../template/references';
import { asText } from '../template/properties';
import type { CloudFormationOutput } from '../template/template';
import { expectedWorld } from '../template/world';
import type { ChangedOutput } from './difference';
import type { Side } from './side';

/** Outputs about the API. Others a host may change at each deployment: a function's version is one. */
export function outputChanges(before: Side, after: Side): ChangedOutput[] {
  const old = outputsOf(before);
  const young = outputsOf(after);
  return union(Object.keys(old), Object.keys(young)).flatMap((name) => {
    const values = [old[name], young[name]].map((output) => output && shown(output));
    const [one, other] = values;
    const exports = [old[name], young[name]].map((output) => output?.Export?.Name);
    if (one === other && canonical(exports[0]) === canonical(exports[1])) return [];
    const exportedAs = exports[0] ?? exports[1];
    return [
      {
        name,
        before: one,
        after: other,
        ...(exportedAs !== undefined && { exportedAs: words(exportedAs) }),
      },
    ];
  });
}

function outputsOf({ template, api }: Side): Record<string, CloudFormationOutput> {
  if (api === undefined) return {};
  const ofApi = new Set([api, ...api.stages].map(({ logicalId }) => logicalId));
  return Object.fromEntries(
    Object.entries(template.Outputs ?? {}).filter(([, { Value }]) =>
      references({ Value }).some(({ kind, name }) => kind === 'logicalId' && ofApi.has(name)),
    ),
  );
}

function shown({ Value }: CloudFormationOutput): string {
  return words(Value);
}

function words(value: unknown): string {
  const evaluator = createEvaluator({ Resources: {} }, { ...expectedWorld(), standsInForIds: false });
  const known = evaluator.evaluate(value);
  return label(asText(known) ?? canonical(known));
}
