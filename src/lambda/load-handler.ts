import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Handler } from './invoke-handler';
import { RuntimeError } from './node-errors';

/** Callback handlers are gone from Node.js 24 on (docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html). */
const callbackRemoved =
  'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';

const requireFrom = (directory: string): NodeJS.Require => createRequire(join(directory, 'handler.js'));

/** Whether the nearest package.json makes `.js` files ES modules. */
function isModulePackage(folder: string): boolean {
  if (basename(folder) === 'node_modules') return false;
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown } | null)?.type === 'module';
    } catch {
      return false;
    }
  }
  const parent = dirname(folder);
  return parent === folder ? false : isModulePackage(parent);
}

async function loadModule(codeDirectory: string, folder: string, name: string): Promise<unknown> {
  const path = resolve(codeDirectory, folder, name);
  const require = requireFrom(codeDirectory);
  const load = (file: string): unknown => require(file) as unknown;
  const importModule = (file: string): Promise<unknown> =>
    (import(pathToFileURL(file).href) as Promise<unknown>).catch((error: unknown) => {
      const located = error instanceof SyntaxError ? syntaxCheck(file) : '';
      if (error instanceof SyntaxError && located !== '') error.stack = located;
      throw error;
    });
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return load(path);
  const asModule = isModulePackage(dirname(path));
  if (existsSync(`${path}.js`)) return asModule ? importModule(`${path}.js`) : load(`${path}.js`);
  if (existsSync(`${path}.mjs`)) return importModule(`${path}.mjs`);
  if (existsSync(`${path}.cjs`)) return load(`${path}.cjs`);
  return load(require.resolve(name, { paths: [codeDirectory, resolve(codeDirectory, folder)] }));
}

/** What Node.js says of a file that it cannot parse. Of an ES module, the error that `import` throws has no position. */
function syntaxCheck(file: string): string {
  const { stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
  return stderr.split('\n    at ')[0]?.trimEnd() ?? '';
}

/** Where the code is broken: the runtime's own error says only what. */
function tellWhere(error: Error): void {
  process.stderr.write(`${error.stack ?? error.message}\n`);
}

/**
 * Finds the function that a handler string names, in the order in which Lambda's Node.js runtime looks: a file of that
 * very name, `.js`, `.mjs`, `.cjs`, then a package; and fails with its errors.
 */
export async function loadHandler(codeDirectory: string, handler: string): Promise<Handler> {
  if (handler.includes('..')) {
    throw new RuntimeError(
      'MalformedHandlerName',
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const last = basename(handler);
  const [, name, property] = /^([^.]*)\.(.*)$/s.exec(last) ?? [];
  if (name === undefined || property === undefined)
    throw new RuntimeError('MalformedHandlerName', 'Bad handler');

  let loaded: unknown;
  try {
    loaded = await loadModule(codeDirectory, handler.slice(0, handler.indexOf(last)), name);
  } catch (error) {
    if (error instanceof SyntaxError) {
      tellWhere(error);
      throw new RuntimeError('UserCodeSyntaxError', error);
    }
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') {
      throw new RuntimeError('ImportModuleError', error);
    }
    throw error;
  }
  const found = property
    .split('.')
    .reduce<unknown>((object, key) => (object as Record<string, unknown> | undefined)?.[key], loaded);
  if (!found) throw new RuntimeError('HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw new RuntimeError('HandlerNotFound', `${handler} is not a function`);
  const version = /^AWS_Lambda_nodejs(\d+)/.exec(process.env['AWS_EXECUTION_ENV'] ?? '')?.[1];
  if (Number(version) >= 24 && found.length >= 3) {
    throw new RuntimeError('CallbackHandlerDeprecated', callbackRemoved);
  }
  return found as Handler;
}
