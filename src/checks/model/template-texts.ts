import { parse, TemplateError, type Template } from '../../velocity';
import type { Method, RestApi } from './rest-api';
import { asObject, type TextReader } from './value';

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
export function usedTexts(
  restApis: readonly RestApi[],
  text: TextReader,
  isKnown: (text: string) => boolean = () => false,
): TemplateText[] {
  const found: TemplateText[] = [];
  for (const api of restApis) {
    const known = { request: new Map<string, TemplateText>(), response: new Map<string, TemplateText>() };
    for (const method of api.methods) {
      for (const { side, path, value } of slots(method)) {
        const source = text(value);
        if (source === undefined || isKnown(source)) continue;
        const same = known[side].get(source);
        if (same === undefined) {
          const first = { text: source, side, path, more: 0, api, method, parsed: parsed(source) };
          known[side].set(source, first);
          found.push(first);
        } else {
          same.more += 1;
        }
      }
    }
  }
  return found;
}

function parsed(source: string): Template | TemplateError {
  try {
    return parse(source, 'template');
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
