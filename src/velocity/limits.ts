/** What one render may cost. */
export interface Limits {
  /** Iterations of one `#foreach`. API Gateway allows 1,000 (apigateway/latest/developerguide/limits.html). */
  readonly loopIterations: number;
  /** Iterations of all loops together. */
  readonly iterations: number;
  /** Characters of output, and of any one text on the way there. */
  readonly outputLength: number;
  /** Work of Java methods (characters and elements read or made, steps of patterns), in units. */
  readonly work: number;
}

export const defaultLimits: Limits = {
  loopIterations: 1000,
  iterations: 1_000_000,
  outputLength: 20_000_000,
  work: 50_000_000,
};
