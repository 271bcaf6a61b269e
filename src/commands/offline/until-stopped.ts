import type { OfflineSession } from './start-offline';

/** A closed terminal is a SIGHUP, on Windows too, which ends a process some seconds later; Ctrl+Break is its SIGBREAK. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

type Ending = (typeof endings)[number];

/** The part of `process` that tells of signals. */
export interface Signals {
  on(signal: Ending, listener: () => void): unknown;
  off(signal: Ending, listener: () => void): unknown;
}

/**
 * Waits for Ctrl+C or another end, then for the requests in work; a second signal drops them. Resolves when everything
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
        for (const ending of endings) signals.off(ending, onSignal);
        resolve();
      }, reject);
    };
    for (const ending of endings) signals.on(ending, onSignal);
  });
}
