import { AwsCallError } from '../aws';
import type { DoctorFinding, Subject } from './finding';

/**
 * What AWS says, or `undefined` with a finding that it could not be looked at. Without credentials or a network nothing can
 * be, and the command ends.
 */
export async function look<Value>(
  subject: Subject,
  findings: DoctorFinding[],
  ask: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AwsCallError) || error.failure === 'credentials' || error.failure === 'network') {
      throw error;
    }
    findings.push({ subject, state: 'unseen', message: `Not looked at. ${error.message}` });
    return undefined;
  }
}

/** The same where AWS's "there is none" is an answer: `null`. */
export function lookFor<Value>(
  subject: Subject,
  findings: DoctorFinding[],
  ask: () => Promise<Value>,
): Promise<Value | null | undefined> {
  return look<Value | null>(subject, findings, () =>
    ask().catch((error: unknown) => {
      if (error instanceof AwsCallError && error.failure === 'not found') return null;
      throw error;
    }),
  );
}
