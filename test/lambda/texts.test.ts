import fc from 'fast-check';
import { createInvoker, type Invoker } from '../../src/lambda/create-invoker';
import { defineFunction, targetOf } from './function-fixture';
import { nodeHostFile } from './node-host-file';

const lineBreaks = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];
/** What a channel between processes could take for its own: line breaks, separators, controls, halves of characters. */
const awkward = [...lineBreaks, '\0', '\t', '\x1b', '\x7f', '\ufeff', '\ufffd', '\ud800', '\udfff', '😀'];
const text = (characters: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...characters), fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));
const value = (characters: readonly string[]): fc.Arbitrary<unknown> =>
  fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      text(characters),
      fc.integer(),
      fc.constantFrom(null, true, false),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(text(characters), tie('any'), { maxKeys: 3 }),
    ),
  })).any;
/** Between the tokens of JSON its own white space may stand, in any mixture. */
const indent = fc.constantFrom('', ' ', '\t', '\n', '\r', '\r\n', '\n\n\t', '\t\r \n');

describe.each([
  ['Node.js', { 'index.js': 'exports.handler = async (event) => event;' }, 'nodejs20.x'],
  ['Python, which escapes', { 'app.py': 'def handler(event, context):\n  return event\n' }, 'python3.11'],
  ['Python, which does not', { 'app.py': 'def handler(event, context):\n  return event\n' }, 'python3.13'],
])('%s', (_language, files, runtime) => {
  const definition = defineFunction({ id: 'echo', files, runtime, timeoutSeconds: 30 });
  let invoker: Invoker;
  beforeAll(() => {
    invoker = createInvoker([definition], { watch: false, nodeHostFile: nodeHostFile() });
  });
  afterAll(() => invoker.close());
  const send = (payload: string) => invoker.invoke(targetOf(definition), undefined, payload);
  /** Python 3.12 and later send text as it is, and half a character has no UTF-8: the runtime exits of it. */
  const characters =
    runtime === 'python3.13' ? awkward.filter((one) => Buffer.from(one).toString() === one) : awkward;

  it('gets every event as it is, and its results arrive as they are', async () => {
    await fc.assert(
      fc.asyncProperty(value(characters), indent, indent, async (event, before, between) => {
        const json = JSON.stringify(event, null, '\n').replaceAll('\n', '');
        const spaced = `${before}${json}${between}`;
        for (const payload of [spaced, JSON.stringify(event, null, 2).replaceAll(/\n/g, between || '\n')]) {
          expect(await send(payload)).toEqual({ payload: expect.any(String) as string });
          expect(JSON.parse((await send(payload)).payload)).toEqual(JSON.parse(payload));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('survives a text that is no JSON', async () => {
    await fc.assert(
      fc.asyncProperty(text(awkward), async (noise) => {
        expect(await send(`{"raw": "${noise}\n`)).toMatchObject({ functionError: 'Unhandled' });
        expect(invoker.environments).toBe(1);
      }),
      { numRuns: 30 },
    );
    expect(await send('1')).toEqual({ payload: '1' });
  });

  it('takes events and results of every size', async () => {
    for (const size of [0, 1, 65_530, 65_536, 65_542, 1_000_003]) {
      const payload = JSON.stringify('ü\n'.repeat(size / 2));
      expect((await send(payload)).payload.length).toBeGreaterThanOrEqual(payload.length);
    }
  });
});
