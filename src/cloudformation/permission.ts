import type { FunctionTarget } from '../config/settings';
import { sub } from '../template/intrinsics';
import { functionArn } from './lambda-uri';
import { restApiId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';

/**
 * One permission a function, for all its routes: a function's resource policy holds 20 KB.
 * Source: lambda/latest/dg/services-apigateway.html
 *
 * @param of what of this API may invoke. Default: any method of any stage; `*`, because `ANY` in an ARN matches nothing
 */
export function permission(
  target: FunctionTarget,
  of = '*/*',
  functionName: unknown = functionArn(target),
): CloudFormationResource {
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: functionName,
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: sub(
        `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${restApiId}}/${of}`,
      ),
    },
    ...(target.condition !== undefined && { Condition: target.condition }),
    ...(target.alias && { DependsOn: target.alias.logicalId }),
  };
}
