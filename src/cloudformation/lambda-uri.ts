import type { FunctionTarget } from '../config/settings';
import { getAtt, ref, sub } from '../template/intrinsics';

/** The function's ARN, with the qualifier where it has an alias (provisioned concurrency, SnapStart). */
export function functionArn(target: FunctionTarget): unknown {
  return target.alias ? sub(functionArnText(target)) : getAtt(target.logicalId, 'Arn');
}

/** The same inside an `Fn::Sub`. */
export function functionArnText({ logicalId, alias }: FunctionTarget): string {
  return `\${${logicalId}.Arn}${alias ? `:${alias.name}` : ''}`;
}

/**
 * Where API Gateway invokes a function of this stack, in the framework's own form: plugins look for the function's
 * `Fn::GetAtt` when they lead an event to an alias. Source: apigateway/latest/api/API_PutIntegration.html
 */
export function lambdaUri({ logicalId, alias }: FunctionTarget): unknown {
  return invocationUri(getAtt(logicalId, 'Arn'), ...(alias ? [`:${alias.name}`] : []));
}

/** Where API Gateway invokes a function that stands elsewhere. */
export function foreignLambdaUri(arn: unknown): unknown {
  return invocationUri(arn);
}

function invocationUri(...arn: readonly unknown[]): unknown {
  const action = ':lambda:path/2015-03-31/functions/';
  return {
    'Fn::Join': [
      '',
      ['arn:', ref('AWS::Partition'), ':apigateway:', ref('AWS::Region'), action, ...arn, '/invocations'],
    ],
  };
}
