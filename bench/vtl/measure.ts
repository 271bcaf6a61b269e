/**
 * Microseconds of processor time a call: the best of five rounds, after a warm-up. Processor time, because it says the
 * same on a machine that has other things to do.
 */
export function measure(call: () => unknown, milliseconds: number): number {
  const round = (): number => {
    const start = process.cpuUsage();
    for (let calls = 0, chunk = 1; ; chunk *= 2) {
      for (let i = 0; i < chunk; i++) call();
      calls += chunk;
      // Asking costs something itself: the longer the round, the rarer.
      const { user, system } = process.cpuUsage(start);
      if (user + system >= milliseconds * 1000) return (user + system) / calls;
    }
  };
  round();
  return Math.min(...Array.from({ length: 5 }, round));
}
