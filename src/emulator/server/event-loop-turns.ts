/** Gives a promise for the end of this turn of the event loop, when what had arrived is handled: one for all who ask. */
export function eventLoopTurns(): () => Promise<void> {
  let end: Promise<void> | undefined;
  return () =>
    (end ??= new Promise((resolve) => {
      setImmediate(() => {
        end = undefined;
        resolve();
      });
    }));
}
