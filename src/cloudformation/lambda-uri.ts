import type { FunctionTarget } from '../config/settings';
import { getAtt, sub } from '../template/intrinsics';

/** The function's ARN, with the qualifier where it has an alias (provisioned concurrency, SnapStart). */
export function functionArn(target: FunctionTarget): unknown {
  return target.alias ? sub(functionArnText(target)) : getAtt(target.logicalId, 'Arn');
}

/** Where API Gateway invokes a function of this stack. Source: apigateway/latest/api/API_PutIntegration.html */
export function lambdaUri(target: FunctionTarget): unknown {
  return invocationUri(functionArnText(target));
}

/** Where API Gateway invokes a function that stands elsewhere. */
export function foreignLambdaUri(arn: unknown): unknown {
  return invocationUri('${FunctionArn}', { FunctionArn: arn });
}

function invocationUri(arn: string, values: Readonly<Record<string, unknown>> = {}): unknown {
  return sub(
    `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
    values,
  );
}

/** The ARN inside an `Fn::Sub`. */
function functionArnText({ logicalId, alias }: FunctionTarget): string {
  return `\${${logicalId}.Arn}${alias ? `:${alias.name}` : ''}`;
}
