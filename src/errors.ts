/**
 * Every error code, with what it means. docs/errors.md documents each; a test holds the two together.
 * A code never changes its meaning; a message may be reworded.
 */
export const errorCodes = {
  TEMPLATE_SYNTAX: 'A mapping template does not parse.',
  TEMPLATE_RENDER: 'A mapping template fails while it renders.',
  TEMPLATE_LIMIT: 'Rendering a mapping template goes beyond a limit (loop length, nesting, output size).',
  POLICY_SYNTAX: 'A resource policy or identity policy is malformed.',
  POLICY_REQUEST: 'A request to evaluate against a policy is malformed (resource ARN, authorization).',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * The one error class of this package; others extend it. `message` says where (configuration path, file, line),
 * what was given, what is allowed and what to change.
 */
export class PrivateApiError extends Error {
  override readonly name: string = 'PrivateApiError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
