import { isIntrinsic, type Intrinsic, type TextList } from '../template/intrinsics';
import type { Service } from './service';

/** Functions that give one text, whatever they read. */
const scalarFunctions = new Set(['Fn::Base64', 'Fn::ImportValue', 'Fn::Join', 'Fn::Select', 'Fn::Sub']);

/**
 * One text is a list of one. So is an intrinsic that gives a text: AWS takes no text where a list belongs. An
 * intrinsic that may give a list stays as it is.
 */
export function toList(value: TextList, { resources }: Service): TextList {
  if (typeof value === 'string') return [value];
  if (!isIntrinsic(value)) return value;
  return isScalar(value, resources) ? [value] : value;
}

function isScalar(value: Intrinsic, { Resources, Parameters }: Service['resources']): boolean {
  if (!('Ref' in value)) return scalarFunctions.has(Object.keys(value)[0] ?? '');
  const parameterType = Parameters?.[value.Ref]?.Type;
  return parameterType === undefined
    ? Resources?.[value.Ref] !== undefined
    : !/^(CommaDelimitedList|List<.*>|AWS::SSM::Parameter::Value<(List<.*>|CommaDelimitedList)>)$/.test(
        parameterType,
      );
}
