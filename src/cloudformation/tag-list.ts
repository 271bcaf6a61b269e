import { sortBy } from 'lodash';

/** Tags as CloudFormation lists them, in the order of their keys. */
export function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return sortBy(
    Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    'Key',
  );
}
