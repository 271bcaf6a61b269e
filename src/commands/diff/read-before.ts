import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { PrivateApiError } from '../../errors';
import { readStack, wholeTemplate } from '../../framework/read-stack';
import { isRecord } from '../../template/properties';
import type { CloudFormationTemplate } from '../../template/template';

/**
 * A template out of a file, or out of the folder that `package` writes, with its nested stacks.
 *
 * @param fileName of the template in the folder of a package
 * @throws PrivateApiError DIFF_TEMPLATE
 */
export function readBefore(path: string, fileName: string): CloudFormationTemplate {
  if (!existsSync(path)) throw unreadable(path, 'there is no such file or folder');
  if (!statSync(path).isDirectory()) return readTemplate(path);
  const file = join(path, fileName);
  if (!existsSync(file)) throw unreadable(path, `the folder has no ${fileName}, which package writes`);
  return wholeTemplate(readStack(readTemplate(file), path));
}

function readTemplate(file: string): CloudFormationTemplate {
  const given = parse(readFileSync(file, 'utf8'), file);
  // What `aws cloudformation get-template` prints holds the template, as an object or as the text that was sent.
  const body = isRecord(given) && 'TemplateBody' in given ? given['TemplateBody'] : given;
  const template = typeof body === 'string' && body !== given ? parse(body, file) : body;
  if (isRecord(template) && isRecord(template['Resources']))
    return template as unknown as CloudFormationTemplate;
  throw unreadable(file, 'it is no CloudFormation template: it has no map Resources');
}

/** Hosts write JSON, which is read faster than the YAML that it also is. */
function parse(source: string, file: string): unknown {
  const text = source.replace(/^\uFEFF/, '');
  try {
    return text.trimStart().startsWith('{') ? (JSON.parse(text) as unknown) : load(text);
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    throw unreadable(
      file,
      `it is neither JSON nor YAML without CloudFormation's short forms such as !Ref (${reason ?? ''})`,
    );
  }
}

function unreadable(path: string, why: string): PrivateApiError {
  return new PrivateApiError('DIFF_TEMPLATE', `--against ${path}: ${why}.`);
}
