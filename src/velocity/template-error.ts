import { PrivateApiError, type ErrorCode } from '../errors';

/** Where in a template: line and column count from 1. */
export interface TemplatePosition {
  readonly line: number;
  readonly column: number;
}

export type TemplateErrorCode = Extract<ErrorCode, `TEMPLATE_${string}`>;

/** A template that does not parse (`TEMPLATE_SYNTAX`), fails while it renders (`TEMPLATE_RENDER`) or goes too far (`TEMPLATE_LIMIT`). */
export class TemplateError extends PrivateApiError {
  override readonly name = 'TemplateError';
  readonly templateName: string;
  readonly line: number;
  readonly column: number;

  constructor(
    code: TemplateErrorCode,
    message: string,
    templateName: string,
    position: TemplatePosition,
    options?: ErrorOptions,
  ) {
    super(code, `${templateName}:${position.line}:${position.column}: ${message}`, options);
    this.templateName = templateName;
    this.line = position.line;
    this.column = position.column;
  }
}
