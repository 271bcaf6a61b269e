import SwaggerParser from '@apidevtools/swagger-parser';
import { openApiOf } from '../../../src/commands/openapi';
import { services, templateOf } from '../../cloudformation/services';

type Document = Record<string, unknown>;
const valid = (document: Document) =>
  SwaggerParser.validate(
    JSON.parse(JSON.stringify(document)) as Parameters<typeof SwaggerParser.validate>[0],
  );

describe.each(Object.keys(services))('%s', (name) => {
  const [resources, openapi] = [templateOf(name, 'resources'), templateOf(name, 'openapi')];

  it('is OpenAPI 3.1 for people, the same for both definitions', async () => {
    const document = openApiOf(resources, { region: 'eu-west-1' });
    await expect(valid(document)).resolves.toBeDefined();
    expect(document).toMatchObject({ openapi: '3.1.0' });
    expect(JSON.stringify(document)).not.toMatch(/x-amazon|amazonaws.com:?\/\/|\$context/);
    expect(openApiOf(openapi, { region: 'eu-west-1' })).toEqual(document);
  });

  it('is OpenAPI 3.0.1 for API Gateway, which reads the same API out of it', () => {
    const [first, second] = [resources, openapi].map((template) =>
      openApiOf(template, { region: 'eu-west-1', extensions: true }),
    );
    expect(first).toMatchObject({
      openapi: '3.0.1',
      'x-amazon-apigateway-policy': { Version: '2012-10-17' },
    });
    expect(Object.keys(second?.['paths'] as object).sort()).toEqual(
      Object.keys(first?.['paths'] as object).sort(),
    );
  });
});

it('says what a client needs', () => {
  const { paths, servers, components } = openApiOf(templateOf('parameters and schemas', 'resources'), {
    region: 'eu-west-1',
  });
  expect(servers).toMatchObject([
    { url: 'https://{api}-vpce-0123456789abcdef0.execute-api.eu-west-1.amazonaws.com/dev' },
    { url: 'https://{api}.execute-api.eu-west-1.amazonaws.com/dev' },
  ]);
  expect(paths).toMatchObject({
    '/a': {
      post: {
        operationId: 'postA',
        requestBody: {
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/PrivateApiGatewayModelOrder' } },
          },
        },
        responses: {
          '200': { content: { 'application/json': {} } },
          '500': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
        },
      },
    },
    '/b/{id}': {
      get: {
        parameters: expect.arrayContaining([
          { name: 'page', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        ]) as unknown,
      },
    },
  });
  expect(components).toMatchObject({
    schemas: { PrivateApiGatewayModelAddress: { type: 'object', required: ['city'] } },
  });
});

it('names the API that is asked for, or says which there are', () => {
  expect(() =>
    openApiOf(templateOf('the smallest', 'resources'), { region: 'eu-west-1', restApi: 'Other' }),
  ).toThrow('The template has no REST API "Other"; it has PrivateApiGatewayRestApi.');
});
