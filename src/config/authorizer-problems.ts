import type { AuthorizerConfig } from './config';
import { identitySourceProblems } from './identity-source-problems';
import type { Problem } from './problem';
import type { Service } from './service';

/** What is wrong with one authorizer. */
export function* authorizerProblems(
  name: string,
  config: AuthorizerConfig,
  service: Service,
): Generator<Problem> {
  const path = `privateApi.authorizers.${name}`;
  const names = Object.keys(service.functions);
  if (name === 'NONE' || name === 'AWS_IAM' || !/^[A-Za-z][\w-]{0,127}$/.test(name)) {
    yield {
      code: 'AUTHORIZER',
      path,
      message: 'An authorizer can not have this name.',
      given: name,
      fix: "Use letters, digits, '-' and '_', a letter first; NONE and AWS_IAM are taken.",
    };
  }
  const wanted =
    config.type === 'cognito' ? (['userPoolArns'] as const) : (['function', 'functionArn'] as const);
  if (wanted.filter((key) => config[key] !== undefined).length !== 1) {
    yield {
      code: 'AUTHORIZER',
      path,
      message: `An authorizer of type ${config.type} needs ${wanted.join(' or ')}.`,
      given: config,
      fix:
        config.type === 'cognito'
          ? 'Name the ARNs of the user pools in userPoolArns.'
          : 'Name a function of this service in function, or the ARN of another one in functionArn; not both.',
    };
  }
  const unused = (['function', 'functionArn', 'userPoolArns', 'scopes'] as const).filter(
    (key) =>
      config[key] !== undefined &&
      (key === 'userPoolArns' || key === 'scopes') !== (config.type === 'cognito'),
  );
  if (unused.length > 0) {
    yield {
      code: 'AUTHORIZER',
      path: `${path}.${unused.join(', ')}`,
      message: `An authorizer of type ${config.type} has no ${unused.join(', ')}.`,
      fix: `Remove ${unused.join(', ')}, or change the type.`,
    };
  }
  if (config.function !== undefined && !(config.function in service.functions)) {
    yield {
      code: 'AUTHORIZER',
      path: `${path}.function`,
      message: 'The service has no such function.',
      given: config.function,
      fix: `${names.length > 0 ? `Name one of ${names.join(', ')}` : 'Add it to functions'}, or use functionArn.`,
    };
  }
  const ttl = config.resultTtlInSeconds;
  if (ttl !== undefined && (ttl < 0 || ttl > 3600)) {
    yield {
      code: 'AUTHORIZER',
      path: `${path}.resultTtlInSeconds`,
      message: 'API Gateway keeps a result for 0 to 3600 seconds.',
      given: ttl,
      fix: 'Write a number from 0 to 3600; 0 asks the authorizer each time.',
    };
  }
  yield* identitySourceProblems(config, path);
}
