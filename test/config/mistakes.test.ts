import { omitBy } from 'lodash';
import { ConfigurationError } from '../../src/config/problem';
import { normalize } from '../../src/config/normalize';
import type { Service } from '../../src/config/service';
import { errorCodes } from '../../src/errors';
import { readCases } from '../support/read-cases';
import { aService } from './service';

interface Mistake {
  name: string;
  stage?: string;
  privateApi?: unknown;
  functions?: Service['functions'];
  events?: unknown[];
  problems: [code: string, path: string, fix: string][];
}

function configurationError(service: Service): ConfigurationError {
  try {
    normalize(service);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('Nothing was found wrong.');
}

describe('mistakes in the configuration', () => {
  test.each(readCases<Mistake>('config/mistakes'))(
    '$name',
    ({ stage, privateApi, functions, events, problems }) => {
      const error = configurationError(
        aService({
          ...omitBy({ stage, privateApi, functions }, (value) => value === undefined),
          ...(events && { functions: { api: { events: events.map((event) => ({ privateApi: event })) } } }),
        }),
      );
      expect(error.problems.map(({ code, path }) => [code, path])).toEqual(
        problems.map(([code, path]) => [code, path]),
      );
      for (const [index, [code, path, fix]] of problems.entries()) {
        expect(error.problems[index]?.fix).toContain(fix);
        expect(error.message).toContain(path);
        expect(error.message).toContain(code);
      }
      expect(error.code).toBe(problems.length === 1 ? problems[0]?.[0] : 'CONFIGURATION');
      expect(Object.keys(errorCodes)).toContain(error.code);
    },
  );

  test('300 resources are within the quota, 301 are not', () => {
    const routes = (count: number) =>
      aService({
        functions: {
          api: {
            events: Array.from({ length: count }, (_, index) => ({ privateApi: `GET /p${String(index)}` })),
          },
        },
      });
    expect(normalize(routes(300))?.routes).toHaveLength(300);
    expect(configurationError(routes(301)).code).toBe('RESOURCE_QUOTA');
  });

  test('a service without a private API is left alone', () => {
    expect(
      normalize(aService({ privateApi: undefined, functions: { api: { events: [{ http: 'GET /' }] } } })),
    ).toBeUndefined();
  });
});
