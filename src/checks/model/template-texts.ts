import { parse, TemplateError, type Template } from '../../vtl';
import type { CloudFormationTemplate } from '../../cloudformation/template';
import type { Method, RestApi } from './rest-api';
import { asObject, textOf } from './value';

/** The text of a mapping template, and where it is used. */
export interface TemplateText {
  text: string;
  side: 'request' | 'response';
  /** the first use */
  path: string;
  /** how many uses there are beside the first */
  more: number;
  api: RestApi;
  method: Method;
  /** or the error, where it does not parse */
  parsed: Template | TemplateError;
}

/** Every mapping template whose text the template knows, each text once: a stack repeats few texts often. */
export function usedTexts(restApis: readonly RestApi[], template: CloudFormationTemplate): TemplateText[] {
  const found = new Map<string, TemplateText>();
  for (const api of restApis) {
    for (const method of api.methods) {
      for (const { side, path, value } of slots(method)) {
        const text = textOf(value, template);
        if (text === undefined) continue;
        const key = `${api.logicalId} ${side} ${text}`;
        const known = found.get(key);
        if (known === undefined)
          found.set(key, { text, side, path, more: 0, api, method, parsed: parsed(text) });
        else known.more += 1;
      }
    }
  }
  return [...found.values()];
}

function parsed(text: string): Template | TemplateError {
  try {
    return parse(text, 'template');
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

interface Slot {
  side: 'request' | 'response';
  path: string;
  value: unknown;
}

function slots(method: Method): Slot[] {
  const requests = Object.entries(asObject(method.integration?.['RequestTemplates']));
  return [
    ...requests.map(([type, value]): Slot => ({
      side: 'request',
      path: `${method.path}.Integration.RequestTemplates["${type}"]`,
      value,
    })),
    ...method.integrationResponses.flatMap((response) =>
      Object.entries(asObject(response.properties['ResponseTemplates'])).map(([type, value]): Slot => ({
        side: 'response',
        path: `${response.path}.ResponseTemplates["${type}"]`,
        value,
      })),
    ),
  ];
}

/** `… (and 299 more)` */
export function andMore(more: number): string {
  return more === 0 ? '' : ` (and at ${more} more ${more === 1 ? 'place' : 'places'})`;
}
