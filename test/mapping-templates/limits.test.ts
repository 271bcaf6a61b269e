import { integrationResponses } from '../../src/cloudformation/integration-responses';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { integrationRequest } from '../../src/cloudformation/integration-request';
import { parseTemplate, renderTemplate } from '../../src/vtl';
import { ownEngine } from './engine';
import { respond, textOf } from './respond';
import { defaultRequest, defaultResponse } from './settings';

const texts = loadTemplateTexts();
const xml = { ...defaultResponse, format: 'xml' } as const;

test('texts end without a line break, which would follow a body that is a string', () => {
  expect(Object.values(loadTemplateTexts()).filter((text) => text.endsWith('\n'))).toEqual([]);
});

test('the longest template is far from the 300 KB that API Gateway allows', () => {
  const { IntegrationResponses } = integrationResponses(
    { ...xml, exposeErrors: true },
    [],
    loadTemplateTexts(),
  );
  const lengths = IntegrationResponses.flatMap(({ ResponseTemplates }) =>
    Object.values(ResponseTemplates).map((template) => textOf(template).length),
  );
  expect(Math.max(...lengths)).toBeLessThan(20_000);
});

test.each([
  [200, 200],
  [201, 502],
])('XML %i levels deep is a %i', async (depth, status) => {
  const payload = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const response = await respond(ownEngine, xml, { payload });
  expect(response.status).toBe(status);
  expect(response.body).toContain(status === 200 ? '<a><a>1</a></a>' : 'Internal server error');
});

test('an exposed error that is too deep for XML says so', async () => {
  const payload = `{"httpStatus":200,"body":${'['.repeat(300)}${']'.repeat(300)}}`;
  const { status, body } = await respond(ownEngine, { ...xml, exposeErrors: true }, { payload });
  expect(status).toBe(502);
  expect(body).toContain('<errorType>InvalidResult</errorType>');
});

test('a list of 5,000 values is XML as a whole', async () => {
  const payload = JSON.stringify(Array.from({ length: 5000 }, (_, index) => index));
  expect((await respond(ownEngine, xml, { payload })).body.match(/<item>/g)).toHaveLength(5000);
});

test('a body of megabytes', async () => {
  const body = 'x"\\\n'.repeat(500_000);
  const response = await respond(ownEngine, defaultResponse, {
    payload: JSON.stringify({ httpStatus: 200, body }),
  });
  expect(response.body === body).toBe(true);
});

test('1,001 headers are more than a loop of API Gateway sees', async () => {
  const headers = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`X-${String(index)}`, 'a']));
  const many = Array.from({ length: 1001 }, () => 'a');
  for (const given of [headers, { 'X-A': many }]) {
    const payload = JSON.stringify({ httpStatus: 200, headers: given, body: 'x' });
    expect((await respond(ownEngine, defaultResponse, { payload })).status).toBe(502);
  }
});

test('a loop of a small form has as many rounds as the form has pairs', () => {
  const { RequestTemplates } = integrationRequest({ ...defaultRequest, event: 'lambda' }, [], texts, false);
  const template = parseTemplate(textOf(RequestTemplates['application/x-www-form-urlencoded']));
  const rounds = (body: string, iterations: number) =>
    renderTemplate(template, { body }, { limits: { iterations } }).output;
  expect(rounds('a=b', 2)).toContain('"body":{"a":"b"}');
  expect(() => rounds('a=b', 1)).toThrow('iterations');
  expect(rounds('a=b&c=d&e=f', 4)).toContain('"body":{"a":"b","c":"d","e":"f"}');
});
