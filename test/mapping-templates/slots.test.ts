import { integrationRequest } from '../../src/cloudformation/integration-request';
import { shippedName } from '../../src/cloudformation/shipped-name';
import { uniq } from 'lodash';
import { integrationResponses } from '../../src/cloudformation/integration-responses';
import type { RequestSettings, ResponseSettings, Template } from '../../src/config/settings';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { templateNames } from '../../src/mapping-templates/template-texts';
import { textOf } from './respond';
import { shippedTemplates } from './shipped-templates';
import { defaultRequest, defaultResponse } from './settings';

const texts = loadTemplateTexts();

function requests(settings: Partial<RequestSettings> = {}, binary: string[] = [], hasAuthorizer = false) {
  return integrationRequest({ ...defaultRequest, ...settings }, binary, texts, hasAuthorizer);
}

function responses(settings: Partial<ResponseSettings> = {}): Record<string, Record<string, Template>> {
  const { IntegrationResponses } = integrationResponses({ ...defaultResponse, ...settings }, [], texts);
  return Object.fromEntries(
    IntegrationResponses.map(({ StatusCode, ResponseTemplates }) => [StatusCode, ResponseTemplates]),
  );
}

/** The parts of a shipped text. */
function partsOf(template: Template | undefined): string[] {
  const text = textOf(template).replaceAll('statusCode', 'httpStatus');
  return templateNames.filter((name) => text.includes(texts[name]));
}

function partsOfAll(templates: Record<string, Template>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(templates).map(([mediaType, template]) => [mediaType, partsOf(template)]),
  );
}

test.each<[string, Partial<RequestSettings>, Partial<ResponseSettings>, number]>([
  ['by default', {}, {}, 15_000],
  ['with the events of the framework', { event: 'lambda' }, {}, 15_000],
  ['that hands bodies through', { event: 'passthrough' }, {}, 15_000],
  ['with a mapped error', {}, { errors: [{ pattern: 'a', status: 404, message: 'm' }] }, 15_100],
  ['of XML', {}, { format: 'xml' }, 22_000],
])('the templates of a method %s', (_, request, response, bytes) => {
  const all = [
    ...Object.values(requests(request).RequestTemplates),
    ...Object.values(responses(response)).flatMap((templates) => Object.values(templates)),
  ];
  expect(Buffer.byteLength(all.map(textOf).join(''))).toBeLessThanOrEqual(bytes);
});

test('each text has a name of its own in Mappings', () => {
  const nameOf = shippedName(texts);
  const bare = shippedTemplates().map((text) =>
    text.replace(/^(?:#set\(\$(?:mappings|rootName|mediaType) .*\n)+/, ''),
  );
  const shared = [...new Set(bare)].filter((text) => text.length >= 300);
  expect(uniq(shared.map(nameOf))).toHaveLength(shared.length);
});

describe('request templates', () => {
  const end = ['request-event', 'request-proxy'];

  test('the default media types, and no other', () => {
    const { RequestTemplates, ...others } = requests();
    expect(partsOfAll(RequestTemplates)).toEqual({
      'application/json': [...end, 'request-untyped'],
      'application/x-www-form-urlencoded': end,
      'text/plain': end,
      'text/xml': end,
      'application/xml': end,
    });
    expect(others).toEqual({ PassthroughBehavior: 'NEVER' });
  });

  test('an authorizer is read on routes that have one', () => {
    const { RequestTemplates } = requests({}, [], true);
    expect(partsOf(RequestTemplates['text/plain'])).toEqual(['request-authorizer', ...end]);
  });

  test('a body is read as its media type says', () => {
    expect(partsOfAll(requests({ event: 'lambda' }).RequestTemplates)).toEqual({
      'application/json': ['is-json', 'request-body', 'request-lambda'],
      'application/x-www-form-urlencoded': ['request-body', 'request-form', 'request-lambda'],
      'text/plain': ['request-body', 'request-lambda'],
      'text/xml': ['request-body', 'request-lambda'],
      'application/xml': ['request-body', 'request-lambda'],
    });
  });

  test('more media types, own templates and binary bodies', () => {
    const settings = {
      contentTypes: ['image/png', 'application/json'],
      templates: { 'text/plain': 'own', 'text/csv': { 'Fn::Sub': 'own' } },
    };
    const { RequestTemplates, ContentHandling } = requests(settings, ['image/*']);
    expect(partsOf(RequestTemplates['image/png'])).toEqual(['request-base64', ...end]);
    expect(RequestTemplates).toMatchObject({ 'text/plain': 'own', 'text/csv': { 'Fn::Sub': 'own' } });
    expect(ContentHandling).toBe('CONVERT_TO_TEXT');
  });
});

describe('response templates', () => {
  const result = ['decide', 'result', 'send'];
  const error = ['decide', 'error', 'is-json', 'send', 'thrown'];
  const own = { pattern: 'a', status: 404, message: 'a' };
  const shown = { pattern: 'b', status: 404, message: undefined };

  test.each<[string, Partial<ResponseSettings>, Record<string, string[]>]>([
    ['a time-out and nothing else has a fixed body', {}, { 200: result, 500: error, 504: [] }],
    ['a status of one mapping has one', { errors: [own] }, { 200: result, 404: [], 500: error, 504: [] }],
    [
      "a status that shows the error's message has none",
      { errors: [shown] },
      { 200: result, 404: [...error, 'mapped'].sort(), 500: error, 504: [] },
    ],
    [
      'nor has a status of two mappings',
      { errors: [own, { ...own, pattern: 'c' }] },
      { 200: result, 404: [...error, 'mapped'].sort(), 500: error, 504: [] },
    ],
    [
      'nor a status of errors that are not mapped',
      { errors: [{ ...own, status: 504 }] },
      { 200: result, 500: error, 504: [...error, 'mapped'].sort() },
    ],
    [
      'nor a time-out that shows',
      { exposeErrors: true },
      {
        200: [...result, 'expose'].sort(),
        500: [...error, 'expose'].sort(),
        504: [...error, 'expose'].sort(),
      },
    ],
    [
      'the proxy shape is read where it is asked for',
      { result: 'proxy' },
      { 200: [...result, 'envelope'].sort(), 500: [...error, 'envelope'].sort(), 504: [] },
    ],
  ])('%s', (_, settings, expected) => {
    const found = Object.entries(responses(settings)).map(([status, templates]) => [
      status,
      partsOf(templates['application/json']),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('XML is made where XML is asked for', () => {
    const templates = responses({ format: 'negotiate' })['200'] ?? {};
    expect(partsOfAll(templates)).toEqual({
      'application/json': result,
      'application/xml': [...result, 'to-xml'],
      'text/xml': [...result, 'to-xml'],
    });
  });

  test('a fixed body is about 120 bytes', () => {
    const body = textOf(responses()['504']?.['application/json']);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(120);
  });
});
