import { olderTimeoutMessage, timeoutMessage } from '../api-gateway/lambda-errors';
import { dropWhile, sortBy } from 'lodash';
import { readSelectionPattern } from '../checks/selection-patterns';
import { parsePattern } from '../java-regex/parse-pattern';
import { asTextMap } from '../template/properties';
import type { IntegrationResponse, Method } from '../template/rest-api';
import type { Outcomes } from './explanation';

const someRequest = '4b1cf0a2-1f0c-4b7e-9d3c-0a1b2c3d4e5f';
const timeouts = [
  timeoutMessage(someRequest, 3),
  olderTimeoutMessage(someRequest, 3, '2024-01-01T00:00:00.000Z'),
];
/** No mapping is for this one. */
const someError = 'items.map is not a function';

/** What becomes of results and errors; undefined where a proxy integration leaves it to the function. */
export function outcomesOf(method: Method): Outcomes | undefined {
  if (method.integrationType?.endsWith('_PROXY') === true) return undefined;
  const read = method.integrationResponses.map((response) => ({
    response,
    ...wordsOf(response.pattern),
  }));
  const caught = read.some(({ catchesAll }) => catchesAll);
  const rows = read.map(({ response, when, isDefault }) => ({
    when: isDefault && !caught ? 'a result, and every error that no pattern matches' : when,
    status: `${response.status ?? '?'}${setsStatus(response) ? ', or what the template sets' : ''}`,
  }));
  return { rows: sortBy(rows, 'status') };
}

function wordsOf(source: string | undefined): { when: string; catchesAll: boolean; isDefault: boolean } {
  const is = (when: string, kind: { catchesAll?: boolean; isDefault?: boolean } = {}) => ({
    when,
    catchesAll: false,
    isDefault: false,
    ...kind,
  });
  if (source === undefined) return is('an error (its pattern is known only at deployment)');
  if (source === '') return is('a result', { isDefault: true });
  const pattern = readSelectionPattern(source);
  if (typeof pattern === 'string') return is(`nothing: Java refuses the pattern ${source}`);
  if (pattern.matches(someError)) return is('any other error', { catchesAll: true });
  if (timeouts.some((message) => pattern.matches(message))) return is('a time-out of the function');
  return is(`an error that matches ${withoutExclusions(source)}`);
}

/** The part of a pattern that says what it is for: flags and leading (?!…) only tell it from others. */
function withoutExclusions(source: string): string {
  const { node, parts } = parsePattern(source);
  if (node.type === 'choice') return source;
  const rest = dropWhile(parts, (part) => !part.node || (part.node.type === 'look' && part.node.negative));
  const text = rest.map((part) => part.text).join('');
  const isOneGroup = rest.length === 1 && rest[0]?.node?.type !== 'repeat' && text.startsWith('(?:');
  return isOneGroup ? text.slice('(?:'.length, -1) : text;
}

function setsStatus({ properties }: IntegrationResponse): boolean {
  const templates = Object.values(asTextMap(properties['ResponseTemplates']));
  return templates.some((template) => template.includes('responseOverride.status'));
}
