import type { TraceEntry } from '../trace';

const longest = 300;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}

/** A line for each stage of the pipeline: its name and what it decided. */
export function traceLines(trace: readonly TraceEntry[]): string[] {
  return trace.map((entry) => {
    // It is a line already.
    if (entry.stage === 'access log') return `  access log: ${entry.line}`;
    const { stage, ...values } = entry;
    const told = Object.entries(values)
      .filter(([, value]) => value !== undefined && !isEmpty(value))
      .map(([name, value]) => `${name}=${shown(value)}`);
    return `  ${stage}: ${told.join(' ')}`;
  });
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
