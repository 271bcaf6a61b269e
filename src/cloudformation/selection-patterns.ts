/** An error whose message matches `pattern` as a whole gets `status`. */
export interface StatusPattern {
  readonly pattern: string;
  readonly status: number;
}

/**
 * Lambda's own message for a time-out, since 2024 and before: no function can throw it by mentioning one.
 * (Recordings of the older one replace its date by the word.)
 * Source: lambda/latest/dg/troubleshooting-invocation.html
 */
export const timeoutPattern =
  '(?:RequestId: \\S+ Error: |(?:\\d{4}-\\d\\d-\\d\\dT\\S+|date) \\S+ )Task timed out after \\d+(?:\\.\\d+)? seconds';

/**
 * One selection pattern a status. The first pattern of the list that matches decides, and API Gateway does not say in
 * which order it tries selection patterns: so each one excludes what comes before it and has another status. They
 * match whole messages, whatever line breaks these have, and never the empty message, which is a success.
 * Source: apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
export function selectionPatterns(ordered: readonly StatusPattern[]): Map<number, string> {
  const alternatives = new Map<number, string[]>();
  ordered.forEach(({ pattern, status }, index) => {
    const others = ordered.slice(0, index).filter((earlier) => earlier.status !== status);
    const exclusions = others.map((earlier) => `(?!(?:${earlier.pattern})\\z)`).join('');
    const known = alternatives.get(status) ?? [];
    alternatives.set(status, [...known, `${exclusions}(?:${pattern})`]);
  });
  const patterns = new Map<number, string>();
  for (const [status, [first = '', ...rest]] of alternatives) {
    patterns.set(status, `(?s)(?!\\z)${rest.length === 0 ? first : `(?:${[first, ...rest].join('|')})`}`);
  }
  return patterns;
}
