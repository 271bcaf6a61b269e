import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { transformSync } from 'esbuild';
import type { ResponseSettings } from '../../src/config/settings';
import type { Outcome } from './respond';

/** A row of docs/responses.md: handlers that do the same, and what the page says the client gets. */
export interface DocumentedRow {
  title: string;
  settings: Partial<ResponseSettings>;
  typescript: string;
  python: string;
  /** Words of the `private-api render` that shows it. */
  command: string[];
  status: number;
  /** `…` is any text, `⏎` a line break. */
  body: string;
}

export function documentedRows(): DocumentedRow[] {
  const page = readFileSync(join(__dirname, '../../docs/responses.md'), 'utf8');
  let shared = '';
  return page.split(/^(?=##+ )/m).flatMap((section) => {
    const settings = /<!-- settings: (.*) -->/.exec(section)?.[1];
    if (section.startsWith('## ')) shared = settings ?? '{}';
    const expected = /^> (\d+) `(.*)`$/m.exec(section);
    if (!section.startsWith('### ') || expected === null) return [];
    const blocks = [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
    const block = (language: string) =>
      blocks.find(([, name, code]) => name === language && code?.includes('handler'))?.[2] ?? '';
    return {
      title: section.slice(4, section.indexOf('\n')),
      settings: JSON.parse(settings ?? shared) as Partial<ResponseSettings>,
      typescript: block('ts'),
      python: block('python'),
      command: words(blocks.find(([, name]) => name === 'sh')?.[2] ?? ''),
      status: Number(expected[1]),
      body: expected[2] ?? '',
    };
  });
}

/** Splits a command line as a shell does, where nothing is quoted but with '. */
function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

const timedOut: Outcome = {
  failed: true,
  payload: JSON.stringify({
    errorType: 'Sandbox.Timedout',
    errorMessage: 'RequestId: 3f1c2e9a Error: Task timed out after 0.10 seconds',
  }),
};

/** Runs a handler as Lambda's Node.js runtime does, with 100 milliseconds to answer. */
export async function runTypeScript(source: string): Promise<Outcome> {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' });
  const module = { exports: {} as { handler: (event: object) => Promise<unknown> } };
  const load = runInThisContext(`(module, exports) => {${code}\n}`) as (
    loaded: typeof module,
    exports: object,
  ) => void;
  load(module, module.exports);
  try {
    const late = new Promise<typeof timedOut>((resolve) => setTimeout(resolve, 100, timedOut).unref());
    const result = await Promise.race([late, module.exports.handler({})]);
    return result === timedOut ? timedOut : { payload: JSON.stringify(result) };
  } catch (error) {
    const { name, message, stack = '' } = error as Error;
    return {
      failed: true,
      payload: JSON.stringify({ errorType: name, errorMessage: message, trace: stack.split('\n') }),
    };
  }
}

const pythonRunner = `
import json, signal, sys, traceback

class Late(BaseException):
    pass

def late(*_):
    raise Late()

signal.signal(signal.SIGALRM, late)
outcomes = []
for source in json.load(sys.stdin):
    try:
        names = {}
        exec(source, names)
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        outcome = {"payload": json.dumps(names["handler"]({"order": {}}, None))}
    except Late:
        outcome = None
    except Exception as error:
        shown = {"errorMessage": str(error), "errorType": type(error).__name__, "requestId": "3f1c2e9a",
                 "stackTrace": traceback.format_tb(error.__traceback__)}
        outcome = {"failed": True, "payload": json.dumps(shown)}
    signal.setitimer(signal.ITIMER_REAL, 0)
    outcomes.append(outcome)
json.dump(outcomes, sys.stdout)
`;

/** Runs handlers as Lambda's Python runtime does. */
export function runPython(sources: readonly string[]): Outcome[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', pythonRunner], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as (Outcome | null)[]).map((outcome) => outcome ?? timedOut);
}
