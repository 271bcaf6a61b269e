import { parse, TemplateError } from '../velocity';
import type { TemplateSource } from './config';
import type { Problem } from './problem';
import type { Service } from './service';
import type { Template } from './settings';

export interface ReadTemplate {
  readonly template?: Template;
  readonly problem?: Problem;
}

/**
 * The text of a user's template, from where the configuration says it is. It is parsed here, because API Gateway does
 * that only when a request comes; an intrinsic shows its text to CloudFormation alone.
 */
export function readTemplate(source: TemplateSource, path: string, service: Service): ReadTemplate {
  if (typeof source === 'string') return parsed(source, path, path);
  if (!('file' in source)) return { template: source };
  try {
    // A byte order mark would be the first character of every event or response.
    const text = service.readFile(source.file).replace(/^\uFEFF/, '');
    return parsed(text, source.file, `${path}.file`);
  } catch (error) {
    return {
      problem: {
        code: 'FILE_UNREADABLE',
        path: `${path}.file`,
        message: `The template can not be read: ${error instanceof Error ? error.message : String(error)}`,
        given: source.file,
        fix: 'Give the path of a file, from the directory of serverless.ts.',
      },
    };
  }
}

function parsed(text: string, name: string, path: string): ReadTemplate {
  try {
    parse(text, name);
    return { template: text };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return {
      problem: {
        code: error.code,
        path,
        message: `API Gateway could not read this template: ${error.message}`,
        given: text.split('\n')[error.line - 1],
        fix: 'Mend the line; node_modules/serverless-private-api/docs/template-language.md tells what the language takes.',
      },
    };
  }
}
