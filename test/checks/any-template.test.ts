import fc from 'fast-check';
import { set } from 'lodash';
import { checkTemplate } from '../../src/checks';
import { explainTemplate } from '../../src/explain/explain-template';
import { changedTemplate } from './support/changed-template';

/** Every path of a value. */
function paths(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, child]) => paths(child, [...at, key]))];
}

const places = paths(changedTemplate()).filter((path) => path.length > 2);

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, true, [], {}, [null], [[]], [{}], 'x', -1, '${', '{{resolve:ssm:x}}'),
  fc.constantFrom<unknown>(
    { Ref: 'Api' },
    { Ref: 7 },
    { 'Fn::GetAtt': 'Api.RootResourceId' },
    { 'Fn::Sub': ['${X}', {}] },
    { 'Fn::Sub': null },
    { 'Fn::Join': ['', null] },
    { 'Fn::FindInMap': ['Templates', 'Request'] },
    { 'Fn::If': ['Condition', { Ref: 'AWS::NoValue' }, 'x'] },
    { 'Fn::If': [] },
    { 'Fn::Split': [',', { 'Fn::Join': [',', 'x'] }] },
    { 'Fn::Select': [9, []] },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

it('judges any template without failing, however odd its values are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 3 }),
      (changes) => {
        const changed = changedTemplate();
        for (const [path, value] of changes) set(changed, path, structuredClone(value));
        const template = JSON.parse(JSON.stringify(changed)) as typeof changed;
        for (const { message, path, fix } of checkTemplate(template)) {
          expect(message).not.toMatch(/undefined|\[object/);
          expect(path).not.toBe('');
          expect(fix).not.toBe('');
        }
        if (template.Resources['Api']?.Type === 'AWS::ApiGateway::RestApi') explainTemplate(template);
      },
    ),
    { numRuns: 300 },
  );
});
