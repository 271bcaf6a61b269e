/**
 * Runs the conformance cases of folders through the entry points of the built package.
 *
 *     npm run conformance -- <folder>… [--failures] [--require PERCENT] [--source]
 *
 * docs/conformance.md says what the categories mean and what cannot be run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { categories } from './categories';
import {
  failed,
  isRecord,
  notRun,
  type ConformanceCase,
  type EntryPoints,
  type Verdict,
} from './conformance-case';
import { loadEntryPoints } from './entry-points';

interface Tally {
  passed: number;
  total: number;
  reference: number;
  notRun: number;
}

async function runCase(item: ConformanceCase, entryPoints: EntryPoints): Promise<Verdict> {
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
  if (!Array.isArray(content)) return [];
  return content.filter(
    (item): item is ConformanceCase => isRecord(item) && isRecord(item['given']) && isRecord(item['expect']),
  );
}

const line = (name: string, { passed, total, reference, notRun: left }: Tally): string => {
  const remarks = [
    ...(left > 0 ? [`${left} could not be run`] : []),
    ...(reference > 0 ? [`${reference} for reference only`] : []),
  ];
  return `${name}: ${passed} of ${total}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}`;
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      failures: { type: 'boolean', default: false },
      require: { type: 'string' },
      source: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0)
    throw new Error('Usage: npm run conformance -- <folder>… [--failures] [--require PERCENT]');
  const entryPoints = loadEntryPoints(values.source);
  const all: Tally = { passed: 0, total: 0, reference: 0, notRun: 0 };
  for (const folder of positionals) {
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()) {
      const tally: Tally = { passed: 0, total: 0, reference: 0, notRun: 0 };
      const remarks: string[] = [];
      for (const item of readCases(join(folder, file))) {
        const verdict = await runCase(item, entryPoints);
        if (verdict.outcome === 'reference') tally.reference += 1;
        else tally.total += 1;
        if (verdict.outcome === 'passed') tally.passed += 1;
        if (verdict.outcome === 'not run') {
          tally.notRun += 1;
          remarks.push(`  not run ${item.id}: ${verdict.why}`);
        }
        if (verdict.outcome === 'failed' && values.failures)
          remarks.push(`  failed ${item.id}: ${verdict.why}`);
      }
      console.log([line(basename(file, '.json'), tally), ...remarks].join('\n'));
      all.passed += tally.passed;
      all.total += tally.total;
      all.reference += tally.reference;
      all.notRun += tally.notRun;
    }
  }
  console.log(line('all', all));
  const percent = all.total === 0 ? 0 : (100 * all.passed) / all.total;
  if (values.require !== undefined && percent < Number(values.require)) {
    console.error(`${percent.toFixed(2)} % passed, ${values.require} % required.`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
