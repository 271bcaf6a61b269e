import { parse, TemplateError, type Template } from '../../velocity';
import { knownText } from '../../template/known-text';
import { asProperties } from '../../template/properties';
import type { Method } from '../../template/rest-api';
import type { CheckedApi } from './rest-api';

/** The text of a mapping template, and where it is used. */
export interface TemplateText {
  text: string;
  side: 'request' | 'response';
  /** the first use */
  path: string;
  /** how many uses there are beside the first */
  more: number;
  api: CheckedApi;
  method: Method;
  /** or the error, where it does not parse */
  parsed: Template | TemplateError;
}

/** Every mapping template whose text the template knows, each text once: a stack repeats few texts often. */
export function usedTexts(
  restApis: readonly CheckedApi[],
  isKnown: (text: string) => boolean = () => false,
): TemplateText[] {
  const found: TemplateText[] = [];
  for (const api of restApis) {
    const known = { request: new Map<string, TemplateText>(), response: new Map<string, TemplateText>() };
    for (const method of api.methods) {
      for (const { side, path, value } of slots(method)) {
        const source = knownText(value);
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
  const requests = Object.entries(asProperties(method.integration?.['RequestTemplates']));
  return [
    ...requests.map(([type, value]): Slot => ({
      side: 'request',
      path: method.at(`Integration.RequestTemplates["${type}"]`),
      value,
    })),
    ...method.integrationResponses.flatMap((response) =>
      Object.entries(asProperties(response.properties['ResponseTemplates'])).map(([type, value]): Slot => ({
        side: 'response',
        path: response.at(`ResponseTemplates["${type}"]`),
        value,
      })),
    ),
  ];
}

/** `… (and 299 more)` */
export function andMore(more: number): string {
  return more === 0 ? '' : ` (and at ${more} more ${more === 1 ? 'place' : 'places'})`;
}
