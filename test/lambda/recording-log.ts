import type { RuntimeLog } from '../../src/lambda/runtime-log';

/** Keeps what the runtimes say, a line each: `output orders: text`, `error …`. */
export function recordingLog(): RuntimeLog & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    output: (name, line) => lines.push(`output ${name}: ${line}`),
    notice: (message) => lines.push(`notice ${message}`),
    warning: (message) => lines.push(`warning ${message}`),
    error: (message) => lines.push(`error ${message}`),
  };
}
