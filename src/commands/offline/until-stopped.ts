import type { OfflineSession } from './start-offline';

/** The part of `process` that tells of signals. */
export interface Signals {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/**
 * Waits for Ctrl+C or a termination, then for the requests in work; a second signal drops them. Resolves when everything
 * has stopped.
 */
export function untilStopped(
  session: OfflineSession,
  notice: (message: string) => void,
  signals: Signals = process,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let asked = 0;
    const onSignal = (): void => {
      asked += 1;
      if (asked > 2) return;
      if (asked === 1) notice('Stopping: requests in work finish first. Once more to stop at once.');
      const stopping = asked === 1 ? session.stop() : session.stopNow();
      stopping.then(() => {
        signals.off('SIGINT', onSignal);
        signals.off('SIGTERM', onSignal);
        resolve();
      }, reject);
    };
    signals.on('SIGINT', onSignal);
    signals.on('SIGTERM', onSignal);
  });
}
