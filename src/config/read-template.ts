import type { TemplateSource } from './config';
import type { Problem } from './problem';
import type { Service } from './service';
import type { Template } from './settings';

/** The text of a user's template, from where the configuration says it is. */
export function readTemplate(
  source: TemplateSource,
  path: string,
  service: Service,
): { template?: Template; problem?: Problem } {
  if (typeof source === 'string' || !('file' in source)) return { template: source };
  try {
    return { template: service.readFile(source.file) };
  } catch (error) {
    return {
      problem: {
        code: 'TEMPLATE_FILE',
        path: `${path}.file`,
        message: `The template can not be read: ${error instanceof Error ? error.message : String(error)}`,
        given: source.file,
        fix: 'Give the path of a file, from the directory of serverless.ts.',
      },
    };
  }
}
