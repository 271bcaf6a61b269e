/**
 * What the work gives, or `undefined` when it takes too long. The work gets the signal that says so when it asks for it:
 * one is costly to make, and calls of functions do not look at it.
 */
export async function withTimeout<Value>(
  work: (signal: () => AbortSignal) => Promise<Value>,
  milliseconds: number,
  hasNoTimeouts: () => boolean = () => false,
): Promise<Value | undefined> {
  let abort: AbortController | undefined;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      if (hasNoTimeouts()) {
        timer?.refresh();
        return;
      }
      resolve(undefined);
      abort?.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([work(() => (abort ??= new AbortController()).signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
