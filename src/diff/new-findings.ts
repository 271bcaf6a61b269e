import { differenceBy } from 'lodash';
import { runRules, type CheckOptions, type Finding } from '../checks';
import type { Side } from './side';

/** What the rules find on one side and not on the other, each rule once a place. */
export function newFindings(
  before: Side,
  after: Side,
  options: CheckOptions,
): { new: Finding[]; gone: Finding[] } {
  const found = (side: Side) =>
    runRules(side.template, options).findings.map((finding) => ({ finding, key: keyOf(finding, side) }));
  const old = found(before);
  const young = found(after);
  const only = (of: typeof old, others: typeof old): Finding[] =>
    differenceBy(of, others, 'key').map(({ finding }) => finding);
  return { new: only(young, old), gone: only(old, young) };
}

/** A deployment has another id each time. */
function keyOf({ ruleId, path }: Finding, { api }: Side): string {
  const [, id = ''] = path.split('.');
  const isDeployment = api?.deployments.some(({ logicalId }) => logicalId === id) === true;
  return `${ruleId} ${isDeployment ? path.replace(id, 'Deployment') : path}`;
}
