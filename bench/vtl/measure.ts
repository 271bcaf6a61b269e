/** Microseconds a call: the best of five rounds, after a warm-up, of which each takes that long. */
export function measure(call: () => unknown, milliseconds: number): number {
  const round = (): number => {
    let calls = 0;
    const start = performance.now();
    const end = start + milliseconds;
    do {
      call();
      calls += 1;
    } while (performance.now() < end);
    return ((performance.now() - start) * 1000) / calls;
  };
  round();
  return Math.min(...Array.from({ length: 5 }, round));
}
