import type { CloudFormationTemplate } from '../../../src/template/template';
import { integrationRequest } from '../../../src/cloudformation/integration-request';
import { integrationResponses } from '../../../src/cloudformation/integration-responses';
import type { ResponseSettings } from '../../../src/config/settings';
import { printRendering } from '../../../src/commands/render/print-rendering';
import { renderExchange } from '../../../src/commands/render/render-exchange';
import { parseRenderOptions } from '../../../src/commands/render/render-options';
import { loadTemplateTexts } from '../../../src/mapping-templates/load-template-texts';
import { defaultRequest, defaultResponse } from '../../mapping-templates/settings';

const texts = loadTemplateTexts();

/** An API that only signed requests with an API key through one endpoint may call: rendering asks for none of it. */
function template(response: Partial<ResponseSettings> = {}): CloudFormationTemplate {
  const rest = { Ref: 'Api' };
  const method = (resource: object) => ({
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: rest,
      ResourceId: resource,
      HttpMethod: 'ANY',
      AuthorizationType: 'AWS_IAM',
      ApiKeyRequired: true,
      Integration: {
        Type: 'AWS',
        IntegrationHttpMethod: 'POST',
        Uri: 'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:f/invocations',
        ...integrationRequest(defaultRequest, [], texts, false),
        IntegrationResponses: integrationResponses({ ...defaultResponse, ...response }, [], texts)
          .IntegrationResponses,
      },
      MethodResponses: ['200', '404', '500', '504'].map((StatusCode) => ({ StatusCode })),
    },
  });
  return {
    Resources: {
      Api: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: {
          Name: 'orders',
          EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-0123456789abcdef0'] },
        },
      },
      Orders: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: {
          RestApiId: rest,
          ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          PathPart: 'orders',
        },
      },
      Order: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { RestApiId: rest, ParentId: { Ref: 'Orders' }, PathPart: '{id}' },
      },
      OrderAny: method({ Ref: 'Order' }),
      Deployment: {
        Type: 'AWS::ApiGateway::Deployment',
        Properties: { RestApiId: rest },
        DependsOn: ['OrderAny'],
      },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId: rest, DeploymentId: { Ref: 'Deployment' }, StageName: 'dev' },
      },
    },
  };
}

const files: Record<string, string> = {
  'result.json': '{"httpStatus":404,"body":{"error":"no such order"}}',
  '-': '{"from":"stdin"}',
  'own.vtl': '#set($context.responseOverride.status = 418){"own":$input.json("$.a")}',
  'text.vtl': 'own: $input.body',
  'answer.json': '{"status":200}',
  'broken.vtl': 'first line\n#if($a',
};

function read(source: string): string {
  const text = files[source];
  if (text === undefined) throw new Error('no such file');
  return text;
}

async function run(options: Record<string, unknown>, response?: Partial<ResponseSettings>): Promise<string> {
  const input = parseRenderOptions({ route: 'GET /orders/5?open=yes', ...options }, read);
  return printRendering(await renderExchange(template(response), input), options['json'] === true);
}

async function runJson(
  options: Record<string, unknown>,
  response?: Partial<ResponseSettings>,
): Promise<unknown> {
  return JSON.parse(await run({ ...options, json: true }, response)) as unknown;
}

test('a request is shown as the event', async () => {
  const options = {
    route: 'post /orders/5?open=yes',
    header: ['X-A: b', 'Content-Type: text/plain'],
    data: 'hello',
  };
  expect(await runJson(options)).toMatchObject({
    route: 'ANY /orders/{id}',
    event: {
      httpMethod: 'POST',
      path: '/orders/5',
      pathParameters: { id: '5' },
      queryStringParameters: { open: 'yes' },
      headers: { 'X-A': 'b' },
      body: 'hello',
    },
    warnings: [],
  });
  expect(await run(options)).toMatch(
    /^Event \(template for text\/plain\):\n\{\n(?: .*\n)* {2}"resource": "\/orders\/\{id\}",$/m,
  );
});

test('a body from standard input', async () => {
  expect(await runJson({ data: '@-' })).toMatchObject({ event: { body: '{"from":"stdin"}' } });
});

test('a result is shown as the response', async () => {
  expect(await runJson({ result: '@result.json' })).toMatchObject({
    response: {
      status: 404,
      body: '{"error":"no such order"}',
      selectionPattern: null,
      integrationResponse: '200',
      override: { status: 404 },
    },
  });
  const text = await run({ result: '@result.json' });
  expect(text).toMatch(
    /^Route: ANY .*\nIntegration response: 200, for results\nOverrides: \{"header":\{\},"status":404\}/,
  );
  expect(text).toContain('\n404\n');
});

test('an error is shown with the pattern that chose its response', async () => {
  const errors = [{ pattern: '\\[NotFound\\].*', status: 404, message: 'No order' }];
  expect(await runJson({ error: '[NotFound] 5' }, { errors })).toMatchObject({
    response: {
      status: 404,
      integrationResponse: '404',
      selectionPattern: '(?s)(?!\\z)(?:\\[NotFound\\].*)',
    },
  });
  const reported = '{"errorType":"ValueError","errorMessage":"boom","stackTrace":["x"]}';
  expect(await runJson({ error: reported }, { errors })).toMatchObject({
    response: { status: 500, body: expect.stringContaining('Internal server error') as string },
  });
});

test('Accept chooses the format', async () => {
  expect(
    await runJson({ result: '{"a":1}', accept: 'application/xml' }, { format: 'negotiate' }),
  ).toMatchObject({
    response: { headers: { 'Content-Type': 'application/xml' }, body: '<response><a>1</a></response>' },
  });
});

test("a file stands in for the route's own template", async () => {
  expect(await runJson({ template: 'own.vtl', data: '{"a":[1]}' })).toMatchObject({ event: { own: [1] } });
  expect(await runJson({ template: 'own.vtl', result: '{"a":2}' })).toMatchObject({
    response: { status: 418, body: '{"own":2}' },
  });
  expect(await runJson({ template: 'text.vtl' })).toMatchObject({ refused: { status: 400 } });
});

describe('a route to another service than Lambda', () => {
  const withService = (): CloudFormationTemplate => {
    const own = template();
    const method = own.Resources['OrderAny'];
    if (method?.Properties === undefined) throw new Error('The template has no such method');
    method.Properties['Integration'] = {
      Type: 'AWS',
      IntegrationHttpMethod: 'POST',
      Uri: 'arn:aws:apigateway:eu-central-1:dynamodb:action/GetItem',
      RequestParameters: { 'integration.request.header.X-Own': "'x'" },
      RequestTemplates: { 'application/json': '{"Key": {"id": {"S": "$input.params(\'id\')"}}}' },
      IntegrationResponses: [
        { StatusCode: '200', ResponseTemplates: { 'application/json': "$input.json('$.Item.state.S')" } },
        { StatusCode: '404', SelectionPattern: '4..' },
      ],
    };
    return own;
  };
  const render = async (options: Record<string, unknown>): Promise<string> => {
    const input = parseRenderOptions({ route: 'GET /orders/5', ...options }, (source) =>
      source === 'answer.json'
        ? '{"status": 200, "body": {"Item": {"state": {"S": "open"}}}}'
        : '{"status": 400, "headers": {"X-Id": "1"}, "body": "no table"}',
    );
    return printRendering(await renderExchange(withService(), input), options['json'] === true);
  };

  test('its call is shown', async () => {
    expect(JSON.parse(await render({ json: true }))).toEqual({
      route: 'ANY /orders/{id}',
      service: {
        service: 'dynamodb',
        action: 'GetItem',
        method: 'POST',
        headers: { 'X-Own': 'x', 'Content-Type': 'application/json' },
        body: '{"Key": {"id": {"S": "5"}}}',
        template: 'application/json',
      },
      warnings: [],
    });
    expect(await render({})).toBe(
      [
        'Route: ANY /orders/{id}',
        'Call of dynamodb, GetItem (template for application/json):',
        'POST',
        'X-Own: x',
        'Content-Type: application/json',
        '',
        '{"Key": {"id": {"S": "5"}}}',
      ].join('\n'),
    );
  });

  test('and what becomes of its answer', async () => {
    expect(JSON.parse(await render({ 'service-response': 'answer.json', json: true }))).toMatchObject({
      service: { action: 'GetItem' },
      response: { status: 200, body: '"open"', selectionPattern: null },
    });
    expect(JSON.parse(await render({ 'service-response': '@error.json', json: true }))).toMatchObject({
      response: { status: 404, body: 'no table', selectionPattern: '4..' },
    });
  });

  test('a result of a function is not its answer, nor the other way round', async () => {
    expect(await render({ result: '1' })).toContain('Warning: --result and --error: no function is behind');
    expect(await run({ 'service-response': 'answer.json' })).toContain(
      'Warning: --service-response: no service',
    );
  });

  test.each(['nonsense', '[]', '{"status": "200"}', '{"status": 99}', '{"status": 200, "headers": []}'])(
    'an answer that is none: %s',
    (text) => {
      expect(() => parseRenderOptions({ route: 'GET /', 'service-response': 'x' }, () => text)).toThrow(
        '--service-response',
      );
    },
  );
});

test('what API Gateway answers by itself is said', async () => {
  expect(await runJson({ route: 'GET /nowhere' })).toMatchObject({ refused: { status: 403 } });
  const options = { header: 'Content-Type: image/png', data: 'x' };
  expect(await runJson(options)).toMatchObject({ refused: { status: 415, type: 'UNSUPPORTED_MEDIA_TYPE' } });
  expect(await run(options)).toContain('415 by API Gateway itself');
});

test('a result for a proxy integration draws a warning, unless it is read as one', async () => {
  const result = '{"statusCode":404,"body":"x"}';
  expect(await run({ result })).toContain('Warning: The result has the shape of a proxy integration');
  expect(await runJson({ result }, { result: 'proxy' })).toMatchObject({
    response: { status: 404 },
    warnings: [],
  });
});

test.each([
  [{ route: 'orders' }, '--route'],
  [{ header: ['no colon'] }, '--header: "no colon"'],
  [{ result: '{a}' }, '--result'],
  [{ result: '1', error: 'x' }, '--error'],
  [{ data: '@missing.json' }, 'missing.json can not be read'],
])('%j is refused', (options, message) => {
  expect(() => parseRenderOptions({ route: 'GET /', ...options }, read)).toThrow(message);
});

test('a template that does not parse is named with its line', () => {
  expect(() => parseRenderOptions({ route: 'GET /', template: 'broken.vtl' }, read)).toThrow(
    /broken\.vtl:2:/,
  );
});
