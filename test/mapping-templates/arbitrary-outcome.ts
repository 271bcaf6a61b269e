import * as fc from 'fast-check';
import type { Outcome } from './respond';

/** Texts of every kind, and often what trips a template, a header, a pattern or a reader of XML. */
export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '',
    '{',
    '{}',
    '[',
    '"',
    '\\',
    '\\u0041',
    '$x',
    '#if',
    '##',
    "''",
    '</a>',
    '&amp;',
    ']]>',
    '\0',
  ),
  fc.constantFrom(
    'a\r\nX-Evil: 1',
    '\u0085',
    '\x7f',
    '\u2028',
    '\u{1f600}',
    '\ufffe',
    '\x01\x02\x03',
    'null',
    'é',
    ' ',
  ),
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -1, 1e21, 5e-324, 0.1, 2 ** 70),
);

const key = fc.oneof(
  text,
  fc.constantFrom(
    'a',
    'xml',
    'item',
    '1',
    'a b',
    'class',
    'size',
    'body',
    'errorType',
    'errorMessage',
    'trace',
  ),
);

export const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    number,
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const headerName = fc.oneof(
  fc.constantFrom(
    'X-A',
    'x-a',
    'X-B',
    'Content-Type',
    'content-type',
    'Set-Cookie',
    "!#$%&'*+-.^_`|~",
    'a b',
    '',
  ),
  text,
);
const headerText = fc.oneof(
  fc.constantFrom('a', 'text/plain', '', 'x\ty', 'é', '\n', 'a\r\nb: c', '\0', '日'),
  fc.string({ maxLength: 8 }),
);
const headerScalar = fc.oneof(headerText, fc.integer(), fc.boolean(), fc.constant(null));
const headerValue = fc.oneof(
  { weight: 5, arbitrary: headerScalar },
  { weight: 2, arbitrary: fc.array(headerScalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: json },
);
const headers = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(headerName, headerValue, { maxKeys: 3, noNullPrototype: true }) },
  { weight: 1, arbitrary: json },
);
const status = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 200, max: 599 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(200, 204, 304, 199, 600, 99, 1000, -404, 404.5, '404', '', true, null),
  },
  { weight: 1, arbitrary: json },
);

/** What a function returns: any value, and often one that means something. */
export const result: fc.Arbitrary<unknown> = fc.oneof(
  json,
  fc.record({ httpStatus: status, headers, body: json }, { requiredKeys: [], noNullPrototype: true }),
  fc.record(
    { statusCode: status, httpStatus: status, headers, body: json },
    { requiredKeys: ['statusCode'] },
  ),
  fc.record({ httpStatus: status, stackTrace: json, a: json }, { requiredKeys: [], noNullPrototype: true }),
  fc.record(
    {
      errorType: json,
      errorMessage: json,
      trace: json,
      stackTrace: json,
      requestId: text,
      cause: json,
      a: json,
    },
    { requiredKeys: ['errorType', 'errorMessage'], noNullPrototype: true },
  ),
);

const message = fc
  .oneof(
    text,
    result.map((value) => JSON.stringify(value)),
    fc.tuple(result, text).map(([value, junk]) => `${JSON.stringify(value)}${junk}`),
    result.map((value) => JSON.stringify(value, null, 2)),
    fc.constantFrom(
      'RequestId: 3f1c2e9a Error: Task timed out after 3.00 seconds',
      '2016-11-18T12:00:00.000Z 3f1c2e9a-1 Task timed out after 3.00 seconds',
      'The upstream said: Task timed out after 3.00 seconds',
      'RequestId: 3f1c2e9a Error: Task timed out after 3.00 seconds\n',
      'RequestId: 3f1c2e9a Error: Runtime exited with error: signal: killed',
      "{'httpStatus': 404}",
      '{httpStatus:404}',
      '{"httpStatus":404',
    ),
  )
  .filter((value) => value !== '');

const errorPayload = fc.record(
  {
    errorType: text,
    errorMessage: message,
    trace: fc.array(text, { maxLength: 2 }),
    stackTrace: fc.array(text, { maxLength: 2 }),
    requestId: text,
    // No error has these: a result that API Gateway took for one.
    httpStatus: fc.option(status, { freq: 1 }),
    headers,
    body: json,
  },
  { requiredKeys: ['errorMessage'] },
);

/** A result or an error, as the text that Lambda hands to API Gateway. */
export const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 3, arbitrary: result.map((value) => ({ payload: JSON.stringify(value) })) },
  { weight: 1, arbitrary: errorPayload.map((value) => ({ payload: JSON.stringify(value), failed: true })) },
);
