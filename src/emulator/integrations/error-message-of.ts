import { parseJson } from './parse-json';

const errorMembers = new Set(['errorType', 'errorMessage', 'trace', 'stackTrace', 'requestId', 'cause']);

/**
 * What selection patterns see of a function's answer: the error's message, nothing for a success. A returned value
 * that has the members of a runtime's error and no others cannot be told from one, and counts as one.
 */
export function errorMessageOf(payload: string, failed: boolean): string {
  if (!failed && !payload.includes('"errorMessage"')) return '';
  const value = parseJson(payload);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const { errorMessage, errorType } = value as { errorMessage?: unknown; errorType?: unknown };
  if (errorMessage === undefined || errorMessage === null) return '';
  const looksFailed =
    typeof errorType === 'string' && Object.keys(value).every((name) => errorMembers.has(name));
  if (!failed && !looksFailed) return '';
  return typeof errorMessage === 'string' ? errorMessage : JSON.stringify(errorMessage);
}
