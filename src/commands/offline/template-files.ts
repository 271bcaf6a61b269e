import { resolve } from 'node:path';
import { cloneDeepWith } from 'lodash';
import type { Service } from '../../config/service';
import { normalize } from '../../config/normalize';
import type { CloudFormationTemplate } from '../../template/template';
import { parse } from '../../velocity';

/** The service's own mapping templates that stand in files, by absolute path, as they were read last. */
export type TemplateFiles = Map<string, string>;

/** Which files the configuration names, and what is in them. */
export function templateFiles(service: Service, directory: string): TemplateFiles {
  const files: TemplateFiles = new Map();
  const readFile = (path: string): string => {
    const text = withoutMark(service.readFile(path));
    files.set(resolve(directory, path), text);
    return text;
  };
  normalize({ ...service, readFile });
  return files;
}

/**
 * The template with what a file holds now, in place of what it held.
 *
 * @throws TemplateError with file, line and column, if the text does not parse
 * @returns `undefined` where nothing tells which text of the template is the file's: another file held the same
 */
export function withChangedFile(
  template: CloudFormationTemplate,
  files: TemplateFiles,
  path: string,
  content: string,
): CloudFormationTemplate | undefined {
  const text = withoutMark(content);
  const before = files.get(path);
  if (before === text) return template;
  parse(text, path);
  if ([...files].some(([other, held]) => other !== path && held === before)) return undefined;
  files.set(path, text);
  return cloneDeepWith(template, (value: unknown) =>
    value === before ? text : undefined,
  ) as CloudFormationTemplate;
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
