import { renderTemplate, type RenderedTemplate, type TemplateInput } from '../../src/vtl';
import { readCases } from '../support/read-cases';

interface OverrideCase {
  name: string;
  template: string;
  input?: Partial<TemplateInput>;
  requestOverride?: Partial<RenderedTemplate['requestOverride']>;
  responseOverride?: Record<string, unknown>;
  output?: string;
}

const none = { path: {}, querystring: {}, header: {} };

test.each(readCases<OverrideCase>('vtl/overrides'))('$name', (one) => {
  const rendered = renderTemplate(one.template, { body: '', ...one.input });
  expect(rendered.requestOverride).toEqual({ ...none, ...one.requestOverride });
  expect(rendered.responseOverride).toEqual({ header: {}, ...one.responseOverride });
  if (one.output !== undefined) expect(rendered.output).toBe(one.output);
});

test('what the request template sets, the response template sees', () => {
  const request = renderTemplate(
    `#set($context.requestOverride.path.id = "7")#set($context.requestOverride.querystring["q"] = ["a", "b"])
     #set($context.responseOverride.status = 444)#set($context.responseOverride.own = {"k": 1})`,
    { body: '' },
  );
  const { requestOverride, responseOverride } = request;
  const response = renderTemplate(
    '$context.requestOverride.path.id $context.requestOverride.querystring.q $context.responseOverride.status $context.responseOverride.own.k' +
      '#set($context.responseOverride.header.x = 1)',
    { body: '', context: { stage: 'dev', requestOverride, responseOverride } },
  );
  expect(response.output).toBe('7 [a, b] 444 1');
  expect(response.responseOverride).toEqual({ status: 444, header: { x: 1 }, own: { k: 1 } });
  expect(request.responseOverride.header).toEqual({});
});

test('names from the prototype of an object are names', () => {
  const { responseOverride } = renderTemplate(
    '#set($context.responseOverride.header["__proto__"] = "x")#set($context.responseOverride.header["constructor"] = "y")',
    { body: '' },
  );
  expect(Object.entries(responseOverride.header)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});
