import fc from 'fast-check';
import { cloneDeep, get, set } from 'lodash';
import type { CloudFormationTemplate } from '../../src/template/template';

/** Ways to write a text such that it works out as the same, with what the template needs for it. */
const disguises: readonly ((text: string, id: string, template: CloudFormationTemplate) => unknown)[] = [
  (text) => ({ 'Fn::Sub': text.replaceAll('${', '${!') }),
  (text) => ({ 'Fn::Join': ['', [text.slice(0, 2), text.slice(2)]] }),
  (text) => ({ 'Fn::Select': [1, ['other', text]] }),
  (text) => ({ 'Fn::Select': ['0', { 'Fn::Split': ['\u0001', `${text}\u0001other`] }] }),
  (text, id, template) => {
    set(template, ['Parameters', `P${id}`], { Type: 'String', Default: text });
    return { Ref: `P${id}` };
  },
  (text, id, template) => {
    set(template, ['Parameters', `P${id}`], { Type: 'String', Default: text });
    return { 'Fn::Sub': ['${X}', { X: { Ref: `P${id}` } }] };
  },
  (text, id, template) => {
    set(template, ['Mappings', 'Disguise', 'us-east-1', `K${id}`], text);
    return { 'Fn::FindInMap': ['Disguise', { Ref: 'AWS::Region' }, `K${id}`] };
  },
  (text, id, template) => {
    set(template, ['Conditions', `C${id}`], {
      'Fn::And': [
        { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
        { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] },
      ],
    });
    return { 'Fn::If': [`C${id}`, text, { Ref: 'AWS::NoValue' }] };
  },
];

/** A change of how some values of a template are written, and of nothing else. */
export function disguised(
  template: CloudFormationTemplate,
  places: readonly (readonly string[])[],
): fc.Arbitrary<CloudFormationTemplate> {
  const change = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...disguises));
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    const changed = cloneDeep(template);
    changes.forEach(([place, disguise], index) => {
      const value: unknown = get(changed, place);
      if (typeof value === 'string') set(changed, place, disguise(value, String(index), changed));
    });
    return changed;
  });
}

/** Paths of the texts in a template's properties that CloudFormation works out. */
export function textPlaces({ Resources }: CloudFormationTemplate): string[][] {
  return Object.entries(Resources).flatMap(([logicalId, { Properties }]) =>
    textsUnder(Properties, ['Resources', logicalId, 'Properties']),
  );
}

function textsUnder(value: unknown, path: readonly string[]): string[][] {
  if (typeof value === 'string') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Ref' || key.startsWith('Fn::') ? [] : textsUnder(inner, [...path, key]),
  );
}
