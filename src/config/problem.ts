import type { ErrorCode } from '../errors';
import { PrivateApiError } from '../errors';

/** A mistake in the configuration: where, what was given, what to change. */
export interface Problem {
  readonly code: ErrorCode;
  /** Configuration path: `privateApi.vpcEndpointIds[0]`, `functions.api.events[1].privateApi.path`. */
  readonly path: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What stands there; left out where nothing does. */
  readonly given?: unknown;
  /** What is allowed or what to change, in a sentence. */
  readonly fix: string;
}

/** Every problem of a configuration, at once. */
export class ConfigurationError extends PrivateApiError {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const first = problems[0];
    const only = problems.length === 1 && first !== undefined;
    super(only ? first.code : 'CONFIGURATION', describe(problems));
    this.problems = problems;
  }
}

function describe(problems: readonly Problem[]): string {
  const heading =
    problems.length === 1
      ? 'serverless-private-api: there is a mistake in the configuration.'
      : `serverless-private-api: there are ${String(problems.length)} mistakes in the configuration.`;
  return [heading, ...problems.map(describeProblem)].join('\n\n');
}

function describeProblem({ code, path, message, given, fix }: Problem): string {
  return [
    `  ${path} (${code})`,
    `    ${message}`,
    ...(given === undefined ? [] : [`    given: ${shorten(JSON.stringify(given))}`]),
    `    fix:   ${fix}`,
  ].join('\n');
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
