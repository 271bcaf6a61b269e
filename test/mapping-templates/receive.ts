import { integrationRequest } from '../../src/cloudformation/integration-request';
import type { RequestSettings } from '../../src/config/settings';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import type { Engine, Rendering } from './engine';
import { textOf } from './respond';

const texts = loadTemplateTexts();

/** The text that Lambda gets for a request, as API Gateway makes it; `undefined` where it answers 415. */
export async function receive(
  engine: Engine,
  settings: RequestSettings,
  request: Omit<Rendering, 'template'>,
  { mediaType = 'application/json', binaryMediaTypes = [] as string[] } = {},
): Promise<string | undefined> {
  const { RequestTemplates } = integrationRequest(settings, binaryMediaTypes, texts, true);
  const template = RequestTemplates[mediaType];
  if (template === undefined) return undefined;
  return (await engine.render({ ...request, template: textOf(template) })).output;
}
