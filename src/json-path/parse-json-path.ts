import { InvalidPath } from './invalid-path';
import type { JsonPath } from './json-path';
import { NewerPathParser } from './newer-path-parser';
import { parseClassicPath } from './parse-classic-path';

/**
 * Parses a path as Jayway 2.0.0 reads it. A path that only newer versions read is read as they do, with a warning:
 * which version API Gateway runs is not known. Throws `InvalidPath` where no version reads it.
 */
export function parseJsonPath(source: string): JsonPath {
  try {
    return parseClassicPath(source);
  } catch (error) {
    if (!(error instanceof InvalidPath)) throw error;
    const newer = newerPath(source.trim());
    if (newer === undefined) throw new InvalidPath(`JSONPath ${source}: ${error.message}`);
    return {
      ...newer,
      source,
      warnings: ['only versions of Jayway after 2.0.0 read this path; 2.0.0 fails'],
    };
  }
}

function newerPath(text: string): JsonPath | undefined {
  try {
    return new NewerPathParser(/^[$@]/.test(text) ? text : `$.${text}`).whole();
  } catch (error) {
    if (error instanceof InvalidPath) return undefined;
    throw error;
  }
}
