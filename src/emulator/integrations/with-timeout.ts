/** What the work gives, or `undefined` when it takes too long. */
export async function withTimeout<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  milliseconds: number,
): Promise<Value | undefined> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
      abort.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([work(abort.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
