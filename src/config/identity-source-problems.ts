import { JavaException } from '../java-regex/java-exception';
import { parsePattern } from '../java-regex/parse-pattern';
import type { AuthorizerConfig } from './config';
import type { Problem } from './problem';

/**
 * What is wrong with where an authorizer finds the caller's identity.
 * Source: apigateway/latest/api/API_CreateAuthorizer.html
 *
 * @param path configuration path of the authorizer
 */
export function* identitySourceProblems(config: AuthorizerConfig, path: string): Generator<Problem> {
  const { type, identitySource: given } = config;
  const problem = (key: keyof AuthorizerConfig, message: string, fix: string): Problem => ({
    code: 'AUTHORIZER',
    path: `${path}.${key}`,
    message,
    given: config[key],
    fix,
  });

  if (given?.trim() === '') {
    if (type !== 'request') {
      yield problem(
        'identitySource',
        `An authorizer of type ${type} takes its token from a header.`,
        oneHeader,
      );
    } else if (config.resultTtlInSeconds !== 0) {
      yield problem(
        'identitySource',
        'Results are kept by the identity source, and this one is empty.',
        'Name a source, or set resultTtlInSeconds to 0.',
      );
    }
  } else if (given !== undefined) {
    const sources = given.split(',').map((source) => source.trim());
    if (type === 'request' ? !sources.every(isSource) : !isHeader(given)) {
      yield problem(
        'identitySource',
        'This is no place of a request that an authorizer of this type reads.',
        bareHeader(given) ?? (type === 'request' ? severalSources : oneHeader),
      );
    }
  }

  const expression = config.identityValidationExpression;
  if (expression === undefined) return;
  if (type === 'request') {
    yield problem(
      'identityValidationExpression',
      'An authorizer of type request has no identityValidationExpression.',
      'Remove it, or change the type.',
    );
    return;
  }
  try {
    parsePattern(expression);
  } catch (error) {
    if (!(error instanceof JavaException)) throw error;
    yield problem(
      'identityValidationExpression',
      `This is no regular expression. ${error.message}`,
      'Write a regular expression that a whole token matches.',
    );
  }
}

const oneHeader = "Name one header: 'method.request.header.Authorization'.";
const severalSources =
  "Name headers, query parameters, stage variables or values of the context, separated by commas: 'method.request.header.X, method.request.querystring.y, stageVariables.z, context.path'.";

function isHeader(source: string): boolean {
  return /^method\.request\.header\.[^\s,]+$/.test(source);
}

function isSource(source: string): boolean {
  return isHeader(source) || /^(method\.request\.querystring|stageVariables|context)\.[^\s,]+$/.test(source);
}

/** The name of a header alone, as it stands in HTTP. */
function bareHeader(given: string): string | undefined {
  return /^[\w-]+$/.test(given) ? `Write 'method.request.header.${given}'.` : undefined;
}
