import { workerData, type MessagePort } from 'node:worker_threads';
import { invokeHandler, type Completion } from './invoke-handler';
import { fieldsOf } from './message-channel';
import { loadHandler } from './load-handler';
import { errorPayload, UnhandledPromiseRejection } from './node-errors';
import type { NodeHostSettings } from './node-runtime';
import { resolveFromLayers } from './resolve-from-layers';

/**
 * One execution environment of a Node.js function: loads the handler, then answers one invocation after the other as
 * Lambda's Node.js runtime does (github.com/aws/aws-lambda-nodejs-runtime-interface-client).
 */
const port = workerData as MessagePort;

/** The invocation under way; `undefined` while the handler loads and between invocations. */
let current: Completion | undefined;
let loaded = false;

function fail(error: unknown, exitCode: number): void {
  if (current !== undefined) {
    current.fatal(error);
  } else if (!loaded) {
    port.postMessage(`init-error\t\t${errorPayload(error)}`);
  } else {
    console.error('Error after the response was sent:', error);
  }
  process.exitCode = exitCode;
  // Lets the message and what was printed reach the host first.
  setImmediate(() => process.exit(exitCode));
}

process.on('uncaughtException', (error) => fail(error, 129));
process.on('unhandledRejection', (reason) => fail(new UnhandledPromiseRejection(reason), 128));
process.on('beforeExit', () => current?.eventLoopEmpty());
// Positions in traces are those of the sources.
process.setSourceMapsEnabled(true);

async function run({
  handler,
  codeDirectory,
  layerDirectories,
  environment,
}: NodeHostSettings): Promise<void> {
  Object.assign(process.env, environment);
  resolveFromLayers(layerDirectories);
  const userHandler = await loadHandler(codeDirectory, handler);
  loaded = true;
  port.on('message', (line: string) => {
    const [requestId = '', deadline = '', functionArn = '', event = ''] = fieldsOf(line, 3);
    // Unreferenced, the port does not keep the event loop alive: `beforeExit` then tells that it is empty.
    port.unref();
    current = invokeHandler(
      userHandler,
      { requestId, deadline: Number(deadline), functionArn, event },
      (kind, payload) => {
        current = undefined;
        port.ref();
        port.postMessage(`${kind}\t${requestId}\t${payload}`);
      },
    );
  });
  port.postMessage('ready\t\t');
}

// The first message is the function; a spare thread waits for it.
port.once('message', (settings: NodeHostSettings) => {
  run(settings).catch((error: unknown) => fail(error, 1));
});
