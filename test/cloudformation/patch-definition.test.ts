import { patchDefinition } from '../../src/cloudformation/patch-definition';
import { ConfigurationError } from '../../src/config/problem';

const document = {
  info: { title: 'orders', version: '1.0' },
  paths: {
    '/orders': {
      get: { operationId: 'list', parameters: [{ name: 'page', in: 'query' }] },
      'x-amazon-apigateway-any-method': { operationId: 'any' },
    },
  },
};

it.each<[string, Record<string, unknown>, object]>([
  [
    'a route',
    { 'get /orders': { operationId: 'all' } },
    { paths: { '/orders': { get: { operationId: 'all', parameters: [{}] } } } },
  ],
  [
    'ANY',
    { 'ANY /orders': { operationId: 'each' } },
    { paths: { '/orders': { 'x-amazon-apigateway-any-method': { operationId: 'each' } } } },
  ],
  ['a pointer', { '/info': { version: '2.0' } }, { info: { title: 'orders', version: '2.0' } }],
  [
    'an escaped pointer',
    { '/paths/~1orders/get/operationId': 'all' },
    { paths: { '/orders': { get: { operationId: 'all' } } } },
  ],
  [
    'a list as a whole',
    { 'GET /orders': { parameters: [] } },
    { paths: { '/orders': { get: { operationId: 'list', parameters: [] } } } },
  ],
])('changes %s', (_, patch, expected) => {
  expect(patchDefinition(document, patch as never)).toMatchObject(expected);
});

it('removes what null stands for, and leaves the document that it got', () => {
  const before = structuredClone(document);
  const patched = patchDefinition(document, { 'GET /orders': { operationId: null } });
  expect(patched).toMatchObject({ paths: { '/orders': { get: { parameters: [{}] } } } });
  expect(JSON.stringify(patched)).not.toContain('list');
  expect(document).toEqual(before);
});

it('refuses all that names nothing, at once', () => {
  const refused = (): unknown => {
    try {
      return patchDefinition(document, { 'GET /order': {}, '/info/titel': 'x', 'PUT /orders': {} });
    } catch (error) {
      return error instanceof ConfigurationError
        ? error.problems.map(({ code, path }) => [code, path])
        : error;
    }
  };
  const problems = refused() as string[][];
  expect(problems.map(([code]) => code)).toEqual([
    'DEFINITION_PATCH',
    'DEFINITION_PATCH',
    'DEFINITION_PATCH',
  ]);
  expect(problems.map(([, path]) => path).join(' ')).toMatch(/GET \/order.*titel.*PUT \/orders/);
});
