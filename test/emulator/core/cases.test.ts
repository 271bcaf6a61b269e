import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { omit } from 'lodash';
import { runCase, type EmulatorCase } from './run-case';

const folder = join(__dirname, '../../cases/emulator');

function header(headers: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? null : headers[key];
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const cases = JSON.parse(readFileSync(join(folder, file), 'utf8')) as EmulatorCase[];

  describe(file, () => {
    test.each(cases.map((item) => [item.name, item] as const))('%s', async (_, item) => {
      const { expect: expected } = item;
      const { response, event, target, call, serviceCall } = await runCase(item);
      const log = response.trace.at(-1);
      const context = { log: log !== undefined && 'log' in log ? log.log : undefined };
      expect({ status: response.status, ...context }).toEqual({ ...context, status: expected.status });
      if (expected.body !== undefined) expect(response.body.toString()).toBe(expected.body);
      if (expected.bodyBase64 !== undefined)
        expect(response.body.toString('base64')).toBe(expected.bodyBase64);
      if (expected.json !== undefined) expect(JSON.parse(response.body.toString())).toEqual(expected.json);
      for (const [name, value] of Object.entries(expected.headers ?? {})) {
        expect({ [name]: header(response.headers, name) }).toEqual({ [name]: value });
      }
      if (expected.event !== undefined) expect(event).toMatchObject(expected.event as object);
      if (expected.invoked !== undefined) expect(target !== undefined).toBe(expected.invoked);
      if (expected.target !== undefined) expect(target).toMatchObject(expected.target);
      if (expected.call !== undefined) {
        const { headers = {}, ...rest } = expected.call;
        expect({ ...call, body: call?.body.toString() }).toMatchObject(rest);
        for (const [name, value] of Object.entries(headers)) {
          expect({ [name]: header(call?.headers ?? {}, name) }).toEqual({ [name]: value });
        }
      }
      if (expected.serviceCall !== undefined) {
        const { headers, ...rest } = expected.serviceCall;
        expect(omit(serviceCall, 'headers')).toEqual(rest);
        expect(serviceCall?.headers).toMatchObject(headers);
      }
      for (const entry of expected.trace ?? []) {
        expect(response.trace).toContainEqual(
          expect.objectContaining({ ...(entry as Record<string, unknown>) }),
        );
      }
    });
  });
}
