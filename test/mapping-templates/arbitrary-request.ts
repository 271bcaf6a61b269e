import * as fc from 'fast-check';
import { json, text } from './arbitrary-outcome';

/** A request as a template sees it. */
export interface SentRequest {
  mediaType: string;
  body: string;
  header: Record<string, string>;
  /** A repeated parameter is a list. */
  querystring: Record<string, string | string[]>;
  path: Record<string, string>;
  stageVariables: Record<string, string>;
  authorizer: Record<string, string> | undefined;
}

const values = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));
const names = fc.dictionary(text, text, { maxKeys: 4, noNullPrototype: true });
/** API Gateway keeps some headers from templates: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
const headers = names.map((map) =>
  Object.fromEntries(
    Object.entries(map).filter(([name]) => !/^(te|trailer|server|expect|upgrade)$/i.test(name)),
  ),
);
const contentTypeName = fc.constantFrom('Content-Type', 'content-type', 'CONTENT-TYPE');

const form = fc
  .array(fc.tuple(text, text), { maxLength: 4 })
  .map((pairs) => pairs.map((pair) => pair.map(encode).join('=')).join('&'));

function encode(part: string): string {
  return encodeURIComponent(part).replaceAll('%20', '+');
}

const body = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value, null, '\t')),
  fc.tuple(json, text).map(([value, junk]) => `${JSON.stringify(value)}${junk}`),
  text,
  form,
  fc.constantFrom(
    '',
    '{}',
    '{a:1}',
    "{'a':1}",
    '[1,]',
    '01',
    '"\n"',
    '{"a":1,"a":2}',
    'a=%zz&b=%',
    '1 2',
    '-',
    '+1',
  ),
);

export const request: fc.Arbitrary<SentRequest> = fc
  .record({
    mediaType: fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'text/plain',
      'text/xml',
    ),
    body,
    header: headers,
    contentType: fc.option(contentTypeName, { nil: undefined }),
    querystring: fc.dictionary(text, values, { maxKeys: 4, noNullPrototype: true }),
    path: names,
    stageVariables: names,
    authorizer: fc.option(names, { nil: undefined }),
  })
  .map(({ contentType, header, ...sent }) =>
    contentType === undefined
      ? { ...sent, header, mediaType: 'application/json' }
      : { ...sent, header: { ...header, [contentType]: sent.mediaType } },
  );
