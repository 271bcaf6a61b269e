import { notRun, type CategoryRunner } from '../conformance-case';
import { equal, verdict } from '../expectations';
import { exchange, type Exchange } from '../gateway';
import { headersOf, methodOf, responseComplaints, text } from './given';
import { runProxy } from './proxy';

const bytes = (value: unknown): Buffer => Buffer.from(String(value), 'base64');
const base64 = (value: Buffer | undefined): string | undefined => value?.toString('base64');

/** What becomes of bytes on their way, by media types and content handling. */
export const runBinary: CategoryRunner = async (item, entryPoints) => {
  const { given, expect } = item;
  if ('lambdaOutput' in given) return runProxy(item, entryPoints);
  const binaryMediaTypes = Array.isArray(given['binaryMediaTypes'])
    ? (given['binaryMediaTypes'] as string[])
    : [];
  let result: Exchange;
  switch (given['direction']) {
    case 'request':
      result = await exchange(
        entryPoints,
        { methods: [{ ...methodOf(given), type: 'HTTP', httpMethod: 'POST' }], binaryMediaTypes },
        { method: 'POST', headers: headersOf(given), body: bytes(given['bodyBase64']) },
      );
      break;
    case 'response': {
      const { contentHandling = null, integrationResponses, ...method } = methodOf(given);
      const responses = (integrationResponses ?? []).map((response) => ({ ...response, contentHandling }));
      result = await exchange(
        entryPoints,
        { methods: [{ ...method, type: 'HTTP', integrationResponses: responses }], binaryMediaTypes },
        { headers: headersOf(given) },
        {
          http: () => ({
            status: 200,
            headers: { 'Content-Type': text(given['integrationContentType']) ?? 'application/json' },
            body: bytes(given['integrationBodyBase64']),
          }),
        },
      );
      break;
    }
    default:
      return notRun(`unknown direction ${String(given['direction'])}`);
  }
  const [call] = result.calls;
  return verdict(
    ...responseComplaints(result, expect),
    'integrationBodyBase64' in expect
      ? equal('integration body', base64(call?.body), expect['integrationBodyBase64'])
      : undefined,
    'clientBodyBase64' in expect
      ? equal('body', base64(result.response.body), expect['clientBodyBase64'])
      : undefined,
  );
};

const TEXT = Buffer.from('aGVsbG8sIHdvcmxk');
const BINARY = Buffer.from([0x89, 0x50, 0xff, 0x00, 0xfe]);
const TYPES: Record<string, string> = { text: 'text/plain', binary: 'image/png', any: 'text/plain' };

/** The documentation's table, in which `text`, `binary` and `matching` stand for what this makes of them. */
export const runContentConversion: CategoryRunner = (item, entryPoints) => {
  const { given, expect } = item;
  const payload = given['payload'] === 'binary' ? BINARY : TEXT;
  const expected = {
    'utf8-string': payload,
    text: payload,
    binary: payload,
    'base64-decoded': Buffer.from(payload.toString('latin1'), 'base64'),
    'base64-string': Buffer.from(payload.toString('base64')),
  }[String(expect['payload'])];
  if (expected === undefined) return notRun(`unknown payload ${String(expect['payload'])}`);
  const type = TYPES[String(given['contentType'] ?? given['accept'])] ?? 'text/plain';
  const common = {
    direction: given['direction'],
    contentHandling: given['contentHandling'],
    binaryMediaTypes: given['binaryMediaTypes'] === 'matching' ? ['image/png'] : [],
  };
  const [concrete, expectation] =
    given['direction'] === 'request'
      ? [
          { ...common, contentType: type, bodyBase64: base64(payload) },
          { integrationBodyBase64: base64(expected) },
        ]
      : [
          {
            ...common,
            accept: type,
            integrationContentType: given['payload'] === 'binary' ? 'image/png' : 'text/plain',
            integrationBodyBase64: base64(payload),
          },
          { clientBodyBase64: base64(expected) },
        ];
  return runBinary({ ...item, given: concrete, expect: expectation }, entryPoints);
};
