import { PrivateApiError } from '../errors';
import type { Host } from './host';
import { hostError } from './host-error';

/** Our errors become the host's own, which it prints without a stack trace. Others are bugs, and keep theirs. */
export async function reportTo(host: Host, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof PrivateApiError) throw hostError(host, error.message, error.code);
    throw error;
  }
}
