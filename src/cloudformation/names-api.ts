import { apiIds } from '../template/logical-ids';
import { references } from '../template/references';

/** Whether a value refers to the private API. */
export function namesApi(value: unknown): boolean {
  return references({ value }).some(({ kind, name }) => kind === 'logicalId' && apiIds.includes(name));
}
