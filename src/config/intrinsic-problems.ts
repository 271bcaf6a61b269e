import { isIntrinsic } from '../template/intrinsics';
import { childPath } from './configuration-path';
import type { Problem } from './problem';

const isText = (value: unknown): boolean => typeof value === 'string';
const isList = (value: unknown): boolean => Array.isArray(value);
const text = { wanted: 'a text', fits: isText };
const list = { wanted: 'a list', fits: isList };
const textOrList = { wanted: 'a text or a list', fits: (value: unknown) => isText(value) || isList(value) };
const textOrTexts = {
  wanted: 'a text or a list of texts',
  fits: (value: unknown) => isText(value) || (Array.isArray(value) && value.every(isText)),
};

/** docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html; others take anything. */
const values: Readonly<Record<string, typeof text>> = {
  Ref: text,
  Condition: text,
  'Fn::FindInMap': list,
  'Fn::GetAtt': textOrTexts,
  'Fn::If': list,
  'Fn::Join': list,
  'Fn::Select': list,
  'Fn::Split': list,
  'Fn::Sub': textOrList,
};

/** Intrinsic functions, however deep in a part of the configuration, that CloudFormation would not read. */
export function intrinsicProblems(value: unknown, path: string): Problem[] {
  if (typeof value === 'string') return pseudoParameterProblems(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const place = childPath(path, key);
    if (key === 'Fn::Sub' && isIntrinsic(value)) {
      if (isText(item)) return [];
      if (Array.isArray(item)) return intrinsicProblems(item[1], `${place}[1]`);
    }
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

/** `${AWS::AccountId}` outside `Fn::Sub` goes into the template as it stands. */
function pseudoParameterProblems(given: string, path: string): Problem[] {
  if (!/\$\{AWS::\w+\}/.test(given)) return [];
  return [
    {
      code: 'CONFIGURATION_VALUE',
      path,
      message: 'CloudFormation replaces this in Fn::Sub only; here it would stay as it is written.',
      given,
      fix: "Write { 'Fn::Sub': '…' } around the text, or the value itself where a setting takes no intrinsic function.",
    },
  ];
}
