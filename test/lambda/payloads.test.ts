import type { LambdaResult } from '../../src/emulator';
import { createInvoker, type Invoker } from '../../src/lambda/create-invoker';
import type { FunctionDefinition } from '../../src/lambda/function-definition';
import nodeCases from '../cases/lambda/node.json';
import pythonCases from '../cases/lambda/python.json';
import { defineFunction, targetOf, type FunctionFixture } from './function-fixture';
import { nodeHostFile } from './node-host-file';

interface Case extends FunctionFixture {
  readonly event?: unknown;
  readonly expect: {
    readonly functionError?: string;
    readonly payload?: unknown;
    readonly payloadText?: string;
    readonly payloadLength?: number;
  };
}

/** Traces differ by version of the runtime: their first line stands for them, or their last where a case says so. */
function comparable(result: LambdaResult, definition: FunctionDefinition, expected: unknown): unknown {
  const text = result.payload
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
    .replaceAll(definition.codeDirectory, '<dir>');
  const payload: unknown = JSON.parse(text);
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
  const { trace, stackTrace } = payload as { trace?: string[]; stackTrace?: string[] };
  const wanted = (expected as { stackTrace?: unknown }).stackTrace;
  return {
    ...payload,
    ...(trace !== undefined && trace.length > 0 ? { trace: trace[0] } : {}),
    ...(stackTrace !== undefined && typeof wanted === 'string'
      ? { stackTrace: `last:${stackTrace.at(-1)}` }
      : {}),
  };
}

describe.each([
  ['Node.js', nodeCases as unknown as Case[]],
  ['Python', pythonCases as unknown as Case[]],
])('what a function sends: %s', (_language, cases) => {
  const functions = cases.map((one) => defineFunction(one));
  const results: Promise<LambdaResult>[] = [];
  let invoker: Invoker;

  beforeAll(() => {
    invoker = createInvoker(functions, {
      watch: false,
      nodeHostFile: nodeHostFile(),
      parentEnvironment: { PATH: process.env['PATH'], SECRET_OF_THE_SHELL: 'x', AWS_ACCESS_KEY_ID: 'local' },
    });
    // All at once: each function has an environment of its own, and none disturbs another.
    results.push(
      ...cases.map((one, index) => {
        const definition = functions[index];
        if (definition === undefined) throw new Error(one.id);
        return invoker.invoke(targetOf(definition), one.event ?? {});
      }),
    );
  });
  afterAll(() => invoker.close());

  it.each(cases.map((one, index) => ({ ...one, index })))(
    '$id',
    async ({ index, expect: expected }) => {
      const definition = functions[index];
      const result = await results[index];
      if (result === undefined || definition === undefined) throw new Error('no result');
      expect(result.functionError).toBe(expected.functionError);
      if (expected.payloadLength !== undefined) expect(result.payload).toHaveLength(expected.payloadLength);
      else if (expected.payloadText !== undefined) expect(result.payload).toBe(expected.payloadText);
      else expect(comparable(result, definition, expected.payload)).toEqual(expected.payload);
    },
    30_000,
  );
});
