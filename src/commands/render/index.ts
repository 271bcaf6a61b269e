import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { finalTemplate } from '../../framework/final-template';
import type { Host } from '../../framework/host';
import { printRendering } from './print-rendering';
import { renderExchange } from './render-exchange';
import { parseRenderOptions } from './render-options';

/** Reads the options, makes the template, and gives the text to print. */
export async function runRender(host: Host): Promise<string> {
  const { options } = host.processedInput;
  const input = parseRenderOptions(options, (source) =>
    readFileSync(source === '-' ? 0 : resolve(source), 'utf8'),
  );
  const template = await finalTemplate(host);
  const rendered = await renderExchange(template, { ...input, region: host.getProvider('aws').getRegion() });
  return printRendering(rendered, options['json'] === true);
}
