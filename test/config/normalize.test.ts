import { normalize } from '../../src/config/normalize';
import { aService } from './service';

test('what is null is not set, however deep', () => {
  const privateApi = {
    vpcEndpointIds: ['vpce-0123456789abcdef0'],
    access: { cidrs: ['10.0.0.0/8'] },
    response: { errors: [{ pattern: 'a.*', status: 404 }] },
  };
  const functions = (events: unknown[]) => ({ api: { events } });
  const event = { path: '/a', method: 'GET', response: { format: 'xml' } };
  expect(
    normalize(
      aService({
        privateApi: {
          ...privateApi,
          createVpcEndpoint: null,
          name: null,
          tags: { team: null },
          authorizers: { login: null },
          access: { cidrs: ['10.0.0.0/8'], vpcIds: null, accounts: null },
          response: {
            errors: [{ pattern: 'a.*', status: 404, message: null }],
            headers: null,
            template: null,
          },
        },
        functions: {
          ...functions([
            { privateApi: { ...event, request: null, authorization: null } },
            { privateApi: null },
          ]),
          later: null,
        },
      }),
    ),
  ).toEqual(normalize(aService({ privateApi, functions: functions([{ privateApi: event }]) })));
});

test('a private API that is null, without a route, is none', () => {
  expect(normalize(aService({ privateApi: null, functions: { api: { events: null } } }))).toBeUndefined();
  expect(
    normalize(aService({ privateApi: null, functions: { api: { events: [{ privateApi: null }] } } })),
  ).toBeUndefined();
});

test('functions of a shape that the host refuses have no routes', () => {
  const functions = {
    text: 'x',
    map: { events: { privateApi: '*' } },
    list: [],
    odd: { events: [null, '*'] },
  };
  expect(normalize(aService({ privateApi: undefined, functions }))).toBeUndefined();
});

test('numbers become texts where CloudFormation wants them', () => {
  expect(
    normalize(
      aService({
        privateApi: {
          vpcEndpointIds: ['vpce-0123456789abcdef0'],
          tags: { cost: 4711, live: true },
          stageVariables: { port: 8080 },
          deploymentNonce: 2,
        },
      }),
    ),
  ).toMatchObject({
    tags: { cost: '4711', live: 'true' },
    stageVariables: { port: '8080' },
    deploymentNonce: '2',
  });
});

test('a byte order mark is no part of a template', () => {
  const api = normalize(
    aService({
      privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], response: { template: { file: 'a.vtl' } } },
      readFile: () => '\uFEFF$input.body',
    }),
  );
  expect(api?.routes[0]?.response.template).toBe('$input.body');
});
