import { analyseOverrides } from '../../src/checks/override-paths';
import { fixedBodies } from '../../src/cloudformation/fixed-bodies';
import { integrationRequest } from '../../src/cloudformation/integration-request';
import { integrationResponses } from '../../src/cloudformation/integration-responses';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { parseTemplate } from '../../src/vtl';
import { textOf } from './respond';
import { defaultRequest, defaultResponse } from './settings';

const texts = loadTemplateTexts();
const responses = (['json', 'xml', 'negotiate'] as const).flatMap((format) =>
  integrationResponses(
    { ...defaultResponse, format, exposeErrors: true },
    [],
    texts,
  ).IntegrationResponses.flatMap(({ StatusCode, ResponseTemplates }) =>
    Object.entries(ResponseTemplates).map(
      ([mediaType, template]) => [`${format} ${StatusCode} ${mediaType}`, textOf(template)] as const,
    ),
  ),
);
const requests = (['proxy', 'lambda', 'passthrough'] as const).flatMap((event) =>
  Object.entries(integrationRequest({ ...defaultRequest, event }, [], texts, true).RequestTemplates).map(
    ([mediaType, template]) => [`${event} ${mediaType}`, textOf(template)] as const,
  ),
);

test.each(responses)('%s sets each override once at most', (name, source) => {
  const { uses, repeated } = analyseOverrides(parseTemplate(source).statements);
  expect(repeated).toEqual([]);
  expect(uses.map(({ key }) => key)).toEqual([
    ...(name.endsWith('xml') ? ['responseOverride.header.content-type'] : []),
    'responseOverride.status',
    'responseOverride.header.[$name]',
  ]);
});

test('a fixed body sets its media type at most', () => {
  const bodies = ['application/json', 'text/xml'].map((mediaType) => {
    const template = fixedBodies({ ...defaultResponse, format: 'negotiate' }, texts, 'm')[mediaType];
    return analyseOverrides(parseTemplate(textOf(template)).statements).uses.map(({ key }) => key);
  });
  expect(bodies).toEqual([[], ['responseOverride.header.content-type']]);
});

test.each(requests)('%s sets none', (_, source) => {
  expect(analyseOverrides(parseTemplate(source).statements).uses).toEqual([]);
});

test.each([
  ['twice', '#set($context.responseOverride.status = 404)#set($context.responseOverride.status = 500)'],
  [
    'in a branch and behind it',
    '#if($a)#set($context.responseOverride.status = 4)#end#set($context.responseOverride.status = 5)',
  ],
  ['in a loop', '#foreach($i in [1..2])#set($context.responseOverride.header.A = "$i")#end'],
  ['in a block that is named twice', '#define($b)#set($context.responseOverride.status = 4)#end$b$b'],
])('the analysis sees a template that sets an override %s', (_, source) => {
  expect(analyseOverrides(parseTemplate(source).statements).repeated).toHaveLength(1);
});
