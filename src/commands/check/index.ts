import { runRules } from '../../checks';
import type { PrivateApi } from '../../config/settings';
import { finalTemplate } from '../../framework/final-template';
import type { Host } from '../../framework/host';
import { checkOptions } from '../package/stop-on-findings';
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
  const template = await finalTemplate(host);
  const api = configured();
  const region = host.getProvider('aws').getRegion();
  const result = runRules(template, api ? checkOptions(api, region) : { region });
  const json = host.processedInput.options['json'] === true;
  return { text: json ? findingsAsJson(result) : formatFindings(result), exitCode: exitCodeOf(result) };
}
