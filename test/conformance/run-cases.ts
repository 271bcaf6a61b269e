import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { categories } from './categories';
import {
  failed,
  isRecord,
  notRun,
  type ConformanceCase,
  type EntryPoints,
  type Verdict,
} from './conformance-case';

/** What became of the cases of one file, or of all. */
export interface Report {
  readonly name: string;
  readonly verdicts: readonly { readonly id: string; readonly verdict: Verdict }[];
}

/** Runs every `*.json` file of a folder, in the order of their names. */
export async function* runFolder(folder: string, entryPoints: EntryPoints): AsyncGenerator<Report> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const file of files.sort()) {
    const verdicts: { id: string; verdict: Verdict }[] = [];
    for (const item of readCases(join(folder, file))) {
      verdicts.push({ id: item.id, verdict: await runCase(item, entryPoints) });
    }
    yield { name: basename(file, '.json'), verdicts };
  }
}

export async function runCase(item: ConformanceCase, entryPoints: EntryPoints): Promise<Verdict> {
  const run = categories[item.category];
  if (run === undefined) return notRun(`unknown category ${item.category}`);
  try {
    return await run(item, entryPoints);
  } catch (error) {
    return failed(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

function readCases(file: string): ConformanceCase[] {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(content)) throw new Error(`${file} is no array of cases.`);
  return content.map((item: unknown) => {
    if (isRecord(item) && isRecord(item['given']) && isRecord(item['expect']))
      return item as unknown as ConformanceCase;
    throw new Error(`${file} holds something that is no case: ${JSON.stringify(item).slice(0, 100)}`);
  });
}

const count = ({ verdicts }: Report, outcome: Verdict['outcome']): number =>
  verdicts.filter(({ verdict }) => verdict.outcome === outcome).length;

/** Cases that a percentage is of: all but those for reference. */
export const runnable = (report: Report): number => report.verdicts.length - count(report, 'reference');

export const passed = (report: Report): number => count(report, 'passed');

/** `name: N of M`, and how many of the file's cases say something else. */
export function summary(report: Report): string {
  const remarks = [
    [count(report, 'not run'), 'could not be run'],
    [count(report, 'reference'), 'for reference only'],
  ].flatMap(([number, what]) => (number === 0 ? [] : [`${String(number)} ${String(what)}`]));
  const suffix = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  return `${report.name}: ${passed(report)} of ${runnable(report)}${suffix}`;
}

/** The ids that could not be run and, if wanted, those that fail, each with the reason. */
export function details({ verdicts }: Report, withFailures: boolean): string[] {
  return verdicts.flatMap(({ id, verdict }) => {
    if (verdict.outcome === 'not run') return [`  not run ${id}: ${verdict.why}`];
    return verdict.outcome === 'failed' && withFailures ? [`  failed ${id}: ${verdict.why}`] : [];
  });
}
