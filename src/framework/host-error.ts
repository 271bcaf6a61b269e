import type { Host } from './host';

/**
 * An error that the host prints without a stack trace: serverless 3 and osls know it by its class, serverless 4 prints
 * the stack of whatever has one.
 */
export function hostError({ classes }: Pick<Host, 'classes'>, message: string, code: string): Error {
  const error = new classes.Error(message, code);
  error.stack = '';
  return error;
}
