import { replacingProperties } from '../../src/diff/replacing-properties';
import { resourceSpec } from '../support/service-spec/service-spec';

test.each(Object.entries(replacingProperties))('%s is replaced for what AWS says', (type, properties) => {
  const spec = Object.entries(resourceSpec(type)?.properties ?? {});
  expect(spec).not.toEqual([]);
  const replacing = spec.filter(([, { causesReplacement = 'no' }]) => causesReplacement !== 'no');
  expect(properties).toEqual(replacing.map(([name]) => name).sort());
});
