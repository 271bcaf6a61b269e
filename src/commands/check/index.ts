import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { runRules, type CheckResult } from '../../checks';
import { PrivateApiError } from '../../errors';
import type { PrivateApi } from '../../config/settings';
import { finalTemplate } from '../../framework/final-template';
import type { Host } from '../../framework/host';
import { checkOptions } from '../package/stop-on-findings';
import { findingsAsJunit } from './findings-as-junit';
import { findingsAsSarif } from './findings-as-sarif';
import { exitCodeOf, findingsAsJson, formatFindings } from './format-findings';

/**
 * Makes the template, runs every rule on it, and gives the text to print.
 *
 * @param configured the settings of the private API, known once the template is made
 */
export async function runCheck(
  host: Host,
  configured: () => PrivateApi | undefined,
): Promise<{ text: string; exitCode: 0 | 1 }> {
  const format = formatOf(host.processedInput.options);
  const template = await finalTemplate(host);
  const api = configured();
  const region = host.getProvider('aws').getRegion();
  const result = runRules(template, api ? checkOptions(api, region) : { region });
  return { text: written(result, format, host), exitCode: exitCodeOf(result) };
}

const formats = ['text', 'json', 'sarif', 'junit'] as const;
type Format = (typeof formats)[number];

function formatOf(options: Host['processedInput']['options']): Format {
  const given = options['json'] === true ? 'json' : (options['format'] ?? 'text');
  const format = formats.find((known) => known === given);
  if (format !== undefined) return format;
  throw new PrivateApiError(
    'CHECK_OPTION',
    `--format ${JSON.stringify(given)}: must be one of ${formats.join(', ')}.`,
  );
}

function written(result: CheckResult, format: Format, host: Host): string {
  switch (format) {
    case 'text':
      return formatFindings(result);
    case 'json':
      return findingsAsJson(result);
    case 'junit':
      return findingsAsJunit(result);
    case 'sarif': {
      const { serviceDir, configurationFilename = 'serverless.yml' } = host;
      const file = join(serviceDir, configurationFilename);
      // Paths of a review begin at the root of the repository, where CI runs commands as a rule.
      const fromHere = relative(process.cwd(), file).split(sep).join('/');
      return findingsAsSarif(result, fromHere, existsSync(file) ? readFileSync(file, 'utf8') : '');
    }
  }
}
