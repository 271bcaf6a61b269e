import { requestBodyModels } from '../../../src/emulator/validation/request-body-model';
import { readCases } from '../../support/read-cases';

interface ModelCase {
  name: string;
  schema: unknown;
  body: string;
  problem: string | null;
}

/** The words and their order are those of java-json-tools' json-schema-validator; "reported" ones were seen on AWS. */
test.each(readCases<ModelCase>('validation/messages'))('$name', ({ schema, body, problem }) => {
  const model = requestBodyModels(new Map([['Model', schema]]))('Model');
  expect(model(body) ?? null).toBe(problem);
});

test.each([
  ['a model that is not there', { $ref: 'https://apigateway.amazonaws.com/restapis/a/models/Gone' }, 'Gone'],
  ['a part that the model does not have', { $ref: '#/definitions/gone' }, '#/definitions/gone'],
  ['a document elsewhere', { $ref: 'https://example.com/schema.json' }, 'example.com'],
  ['a reference that leads to itself', { $ref: '#' }, 'leads to itself: #'],
  ['a pattern that is none', { pattern: '(' }, 'regular expression: ('],
])('a schema that no body can be held to: %s', (_, schema, message) => {
  const model = requestBodyModels(new Map([['Model', schema]]))('Model');
  expect(() => model('"x"')).toThrow(message);
});

test('many elements are compared in a reasonable time', () => {
  const model = requestBodyModels(new Map([['Model', { uniqueItems: true }]]))('Model');
  const elements = Array.from({ length: 200_000 }, (_, index) => ({ index }));
  expect(model(JSON.stringify(elements))).toBeUndefined();
});
