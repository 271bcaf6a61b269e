import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PrivateApiError } from '../../errors';
import { finalTemplate } from '../../framework/final-template';
import type { Host } from '../../framework/host';
import { chooseRestApi } from '../../template/choose-rest-api';
import { createEvaluator } from '../../template/evaluator';
import { exportApi } from '../../template/open-api/export-api';
import { placedResources } from '../../template/placed-resource';
import { asText } from '../../template/properties';
import { readRestApis } from '../../template/read-rest-apis';
import type { CloudFormationTemplate } from '../../template/template';
import { expectedWorld } from '../../template/world';
import { forPeople } from './for-people';

export interface OpenApiOptions {
  readonly region: string;
  /** logical id; default: the private API of the template */
  readonly restApi?: string;
  /** for API Gateway, not for people */
  readonly extensions?: boolean;
}

/** Reads the options, makes the template, writes the document, and gives the text to print. */
export async function runOpenApi(host: Host): Promise<string> {
  const { 'rest-api': restApi, extensions, output } = host.processedInput.options;
  if (output !== undefined && (typeof output !== 'string' || output === '')) {
    throw new PrivateApiError('OPENAPI_OPTION', `--output ${JSON.stringify(output)}: must be a file.`);
  }
  const document = openApiOf(await finalTemplate(host), {
    region: host.getProvider('aws').getRegion(),
    ...(typeof restApi === 'string' && { restApi }),
    extensions: extensions === true,
  });
  const text = JSON.stringify(document, null, 2);
  if (output === undefined) return text;
  writeFileSync(resolve(output), `${text}\n`);
  return `The API stands in ${output}.`;
}

/** The API of a template as an OpenAPI document. */
export function openApiOf(
  template: CloudFormationTemplate,
  { region, restApi, extensions = false }: OpenApiOptions,
): Record<string, unknown> {
  const evaluator = createEvaluator(template, expectedWorld({ region }));
  const apis = readRestApis(template, evaluator, placedResources(template, evaluator));
  const api = chooseRestApi(apis, restApi);
  if (typeof api === 'string') throw new PrivateApiError('OPENAPI_OPTION', api);
  const document = exportApi(api);
  if (extensions) return document;
  const stage = asText(api.stages[0]?.properties['StageName']) ?? 'stage';
  return forPeople(document, api, { region, stage });
}
