import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mapValues } from 'lodash';
import { joinNestedStacks } from '../template/join-nested-stacks';
import type { CloudFormationTemplate } from '../template/template';

/** A nested stack whose template a plugin has put beside the root's. */
export interface NestedTemplate {
  readonly file: string;
  readonly template: CloudFormationTemplate;
}

/** What one `deploy` sends. */
export interface Stack {
  readonly root: CloudFormationTemplate;
  /** Logical id of the nested stack in `root` → its template. */
  readonly nested: Readonly<Record<string, NestedTemplate>>;
}

/**
 * A template with those of its nested stacks that lie in a folder of the host: serverless-plugin-split-stacks writes
 * them there, and `TemplateURL` ends in the name of the file. A nested stack from elsewhere is none of this service.
 */
export function readStack(root: CloudFormationTemplate, directory: string): Stack {
  const nested: Record<string, NestedTemplate> = {};
  for (const [id, { Type, Properties }] of Object.entries(root.Resources)) {
    if (Type !== 'AWS::CloudFormation::Stack') continue;
    const file = join(directory, basename(lastText(Properties?.['TemplateURL'])));
    if (!file.endsWith('.json') || !existsSync(file)) continue;
    nested[id] = { file, template: JSON.parse(readFileSync(file, 'utf8')) as CloudFormationTemplate };
  }
  return { root, nested };
}

/** The stack as one template: what is hashed, proven, checked, explained and run. */
export function wholeTemplate({ root, nested }: Stack): CloudFormationTemplate {
  if (Object.keys(nested).length === 0) return root;
  return joinNestedStacks(root, mapValues(nested, 'template'));
}

function lastText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return lastText(Object.values(value).at(-1));
}
