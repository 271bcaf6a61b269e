import { integrationResponses } from '../../src/cloudformation/integration-responses';
import type { ResponseSettings } from '../../src/config/settings';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { defaultResponse } from './settings';

const texts = loadTemplateTexts();

function responses(settings: Partial<ResponseSettings>, binaryMediaTypes: string[] = []) {
  return integrationResponses({ ...defaultResponse, ...settings }, binaryMediaTypes, texts);
}

test('success, errors and time-outs, each declared', () => {
  const { IntegrationResponses, MethodResponses } = responses({});
  expect(IntegrationResponses.map(({ StatusCode }) => StatusCode)).toEqual(['200', '500', '504']);
  expect(IntegrationResponses.map((response) => 'SelectionPattern' in response)).toEqual([false, true, true]);
  expect(MethodResponses).toEqual([{ StatusCode: '200' }, { StatusCode: '500' }, { StatusCode: '504' }]);
});

test('a mapping to a status of ours joins it, another gets its own', () => {
  const errors = [
    { pattern: 'a', status: 500, message: 'a' },
    { pattern: 'b', status: 404, message: 'b' },
    { pattern: 'c', status: 404, message: 'c' },
    { pattern: 'd', status: 504, message: 'd' },
  ];
  const statuses = responses({ errors }).IntegrationResponses.map(({ StatusCode }) => StatusCode);
  expect(statuses).toEqual(['200', '404', '500', '504']);
});

test('headers of every response are mapped and declared', () => {
  const { IntegrationResponses, MethodResponses } = responses({ headers: { 'Cache-Control': 'no-store' } });
  for (const { ResponseParameters } of IntegrationResponses) {
    expect(ResponseParameters).toEqual({ 'method.response.header.Cache-Control': "'no-store'" });
  }
  for (const { ResponseParameters } of MethodResponses) {
    expect(ResponseParameters).toEqual({ 'method.response.header.Cache-Control': false });
  }
});

test("a user's templates stand in place of the shipped ones, intrinsics included", () => {
  const errorTemplate = { 'Fn::Sub': '${AWS::Region}' };
  const templates = responses({ template: 'own', errorTemplate }).IntegrationResponses.map(
    ({ ResponseTemplates }) => ResponseTemplates,
  );
  expect(templates).toEqual([
    { 'application/json': 'own' },
    { 'application/json': errorTemplate },
    { 'application/json': errorTemplate },
  ]);
});

test('where clients may ask for bytes, responses with a template stay text', () => {
  const handling = (settings: Partial<ResponseSettings>, types?: string[]) =>
    responses(settings, types).IntegrationResponses.map(({ ContentHandling }) => ContentHandling);
  expect(handling({})).toEqual([undefined, undefined, undefined]);
  expect(handling({}, ['image/png'])).toEqual(['CONVERT_TO_TEXT', 'CONVERT_TO_TEXT', 'CONVERT_TO_TEXT']);
  expect(handling({ contentHandling: 'CONVERT_TO_BINARY' }, ['image/png'])).toEqual([
    'CONVERT_TO_BINARY',
    'CONVERT_TO_TEXT',
    'CONVERT_TO_TEXT',
  ]);
});

test('a binary response has no template, its errors have', () => {
  const { IntegrationResponses } = responses({ contentHandling: 'CONVERT_TO_BINARY' });
  expect(IntegrationResponses.map(({ ResponseTemplates }) => Object.keys(ResponseTemplates))).toEqual([
    [],
    ['application/json'],
    ['application/json'],
  ]);
});
