import { shippedName } from '../../cloudformation/shipped-name';
import { PrivateApiError } from '../../errors';
import { finalTemplate } from '../../framework/final-template';
import type { Host } from '../../framework/host';
import { loadTemplateTexts } from '../../mapping-templates/load-template-texts';
import { explainAs, explainFormats, type ExplainFormat } from './explain-as';
import { explainTemplate } from '../../explain/explain-template';

/** Reads the options, makes the template, and gives the text to print. */
export async function runExplain(host: Host): Promise<string> {
  const { options } = host.processedInput;
  const format = formatOf(options);
  const restApi = options['rest-api'];
  const explanation = explainTemplate(await finalTemplate(host), {
    region: host.getProvider('aws').getRegion(),
    nameOfTemplate: shippedName(loadTemplateTexts()),
    ...(typeof restApi === 'string' && { restApi }),
  });
  return explainAs(explanation, format, process.stdout.isTTY ? process.stdout.columns : undefined);
}

function formatOf(options: Host['processedInput']['options']): ExplainFormat {
  const given = options['json'] === true ? 'json' : (options['format'] ?? 'text');
  const format = explainFormats.find((known) => known === given);
  if (format !== undefined) return format;
  throw new PrivateApiError(
    'EXPLAIN_OPTION',
    `--format ${JSON.stringify(given)}: must be one of ${explainFormats.join(', ')}.`,
  );
}
