import { isIntrinsic } from '../cloudformation/intrinsics';
import type { Problem } from './problem';

const isText = (value: unknown): boolean => typeof value === 'string';
const isList = (value: unknown): boolean => Array.isArray(value);
const text = { wanted: 'a text', fits: isText };
const list = { wanted: 'a list', fits: isList };
const textOrList = { wanted: 'a text or a list', fits: (value: unknown) => isText(value) || isList(value) };

/** docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html; others take anything. */
const values: Readonly<Record<string, typeof text>> = {
  Ref: text,
  Condition: text,
  'Fn::FindInMap': list,
  'Fn::GetAtt': textOrList,
  'Fn::If': list,
  'Fn::Join': list,
  'Fn::Select': list,
  'Fn::Split': list,
  'Fn::Sub': textOrList,
};

/** Intrinsic functions, however deep in a part of the configuration, that CloudFormation would not read. */
export function intrinsicProblems(value: unknown, path: string): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => intrinsicProblems(item, `${path}[${String(index)}]`));
  }
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const place = /^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;
    const type = isIntrinsic(value) ? values[key] : undefined;
    if (type === undefined || type.fits(item)) return intrinsicProblems(item, place);
    return [
      {
        code: 'CONFIGURATION_VALUE',
        path: place,
        message: `${key} takes ${type.wanted}.`,
        given: item,
        fix: `Write ${type.wanted} here.`,
      },
    ];
  });
}
