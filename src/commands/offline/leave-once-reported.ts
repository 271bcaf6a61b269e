/**
 * Ends the process once the host has reported an error. Hosts print it, set the exit code, and wait for all work to end;
 * the watchers of bundlers never do. The function that is given back stops this.
 */
export function leaveOnceReported(leave: () => void): () => void {
  const timer = setInterval(() => {
    if (process.exitCode === undefined || process.exitCode === 0) return;
    clearInterval(timer);
    leave();
  }, 50);
  return () => clearInterval(timer);
}
