/**
 * What the work gives, or `undefined` when it takes too long. The work gets the signal that says so when it asks for it:
 * one is costly to make, and calls of functions do not look at it.
 */
export function withTimeout<Value>(
  work: (signal: () => AbortSignal) => Promise<Value>,
  milliseconds: number,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    let abort: AbortController | undefined;
    const timer = setTimeout(() => {
      resolve(undefined);
      abort?.abort();
    }, milliseconds);
    const settle =
      <Outcome>(how: (outcome: Outcome) => void) =>
      (outcome: Outcome): void => {
        clearTimeout(timer);
        how(outcome);
      };
    try {
      work(() => (abort ??= new AbortController()).signal).then(settle(resolve), settle(reject));
    } catch (error) {
      settle(reject)(error);
    }
  });
}
