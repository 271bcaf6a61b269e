import { isIntrinsic } from '../template/intrinsics';
import { authorizerId, authorizerPermissionId } from '../template/logical-ids';
import { authorizerProblems } from './authorizer-problems';
import type { PrivateApiConfig } from './config';
import { logicalIdProblems } from './logical-id-problems';
import type { Problem } from './problem';
import type { Service } from './service';
import type { Authorizer } from './settings';

const authorizerTypes = { token: 'TOKEN', request: 'REQUEST', cognito: 'COGNITO_USER_POOLS' } as const;

export function normalizeAuthorizers(
  config: PrivateApiConfig,
  service: Service,
): { authorizers: Authorizer[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const authorizers = Object.entries(config.authorizers ?? {}).map(([name, authorizer]): Authorizer => {
    problems.push(...authorizerProblems(name, authorizer, service));
    const { userPoolArns } = authorizer;
    const isOneArn = typeof userPoolArns === 'string' || isIntrinsic(userPoolArns);
    return {
      name,
      type: authorizerTypes[authorizer.type],
      functionName: authorizer.function,
      functionArn: authorizer.functionArn,
      userPoolArns: isOneArn ? [userPoolArns] : userPoolArns,
      // Without a cache a REQUEST authorizer needs none, and one that a request lacks is a 401 without a call.
      identitySource:
        authorizer.identitySource ??
        (authorizer.type === 'request' && authorizer.resultTtlInSeconds === 0
          ? undefined
          : 'method.request.header.Authorization'),
      resultTtlInSeconds: authorizer.resultTtlInSeconds,
      identityValidationExpression: authorizer.identityValidationExpression,
    };
  });
  const ids = authorizers.flatMap(({ name }) =>
    [authorizerId(name), authorizerPermissionId(name)].map((id) => ({
      id,
      name,
      configPath: `privateApi.authorizers.${name}`,
    })),
  );
  problems.push(...logicalIdProblems('authorizers', ids, 'Rename one of them.'));
  return { authorizers, problems };
}
