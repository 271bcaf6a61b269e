import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FunctionDefinition } from '../../src/lambda/function-definition';

export interface FunctionFixture {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly runtime?: string;
  readonly handler?: string;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
  readonly environment?: Record<string, string>;
  readonly reservedConcurrency?: number;
}

export function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

/** A function whose code stands in a directory of its own. */
export function defineFunction(fixture: FunctionFixture): FunctionDefinition {
  const runtime = fixture.runtime ?? ('app.py' in fixture.files ? 'python3.13' : 'nodejs20.x');
  const codeDirectory = realpathSync(mkdtempSync(join(tmpdir(), 'function-')));
  writeFiles(codeDirectory, fixture.files);
  return {
    logicalId: `${fixture.id}LambdaFunction`,
    name: fixture.id,
    runtime,
    handler: fixture.handler ?? (runtime.startsWith('python') ? 'app.handler' : 'index.handler'),
    codeDirectory,
    timeoutSeconds: fixture.timeoutSeconds ?? 3,
    memoryMb: fixture.memoryMb ?? 128,
    environment: fixture.environment ?? {},
    ...(fixture.reservedConcurrency === undefined
      ? {}
      : { reservedConcurrency: fixture.reservedConcurrency }),
  };
}

export function targetOf(definition: FunctionDefinition): {
  functionArn: string;
  logicalId: string;
  invocationType: 'RequestResponse';
} {
  return {
    functionArn: `arn:aws:lambda:us-east-1:123456789012:function:${definition.name}`,
    logicalId: definition.logicalId,
    invocationType: 'RequestResponse',
  };
}
