import { Socket } from 'node:net';
import { invokeHandler, type Completion, type Handler } from './invoke-handler';
import { loadHandler } from './load-handler';
import { fieldsOf, readMessages, sendMessage } from './message-channel';
import { errorPayload, UnhandledPromiseRejection } from './node-errors';
import type { NodeHostSettings } from './node-runtime';
import { resolveFromLayers } from './resolve-from-layers';

/**
 * The process of one execution environment of a Node.js function: loads the handler, then answers one invocation after
 * the other as Lambda's Node.js runtime does (github.com/aws/aws-lambda-nodejs-runtime-interface-client). Its channel to
 * the gateway is file descriptor 3; the first message says which function. A spare process waits for it.
 */
const channel = new Socket({ fd: 3, readable: true, writable: true });
let handler: Handler | undefined;
/** The invocation under way; `undefined` while the handler loads and between invocations. */
let current: Completion | undefined;

function fail(error: unknown, exitCode: number): void {
  if (current !== undefined) current.fatal(error);
  else if (handler === undefined) sendMessage(channel, `init-error\t\t${errorPayload(error)}`);
  else console.error('Error after the response was sent:', error);
  process.exitCode = exitCode;
  channel.end(() => process.exit(exitCode));
}

async function load({
  handler: name,
  codeDirectory,
  layerDirectories,
  environment,
}: NodeHostSettings): Promise<void> {
  process.chdir(codeDirectory);
  // What the process had to know beside it, a debugger's variables say, is none of the function's.
  for (const variable of Object.keys(process.env)) {
    if (!(variable in environment)) Reflect.deleteProperty(process.env, variable);
  }
  Object.assign(process.env, environment);
  resolveFromLayers(layerDirectories);
  handler = await loadHandler(codeDirectory, name);
  sendMessage(channel, 'ready\t\t');
}

function invoke(message: string, loaded: Handler): void {
  const [requestId = '', deadline = '', functionArn = '', tenant, event = ''] = fieldsOf(message, 4);
  const tenantId = tenant === '' ? undefined : tenant;
  // Unreferenced, the channel does not keep the event loop alive: `beforeExit` then tells that it is empty.
  channel.unref();
  current = invokeHandler(
    loaded,
    { requestId, deadline: Number(deadline), functionArn, tenantId, event },
    (kind, payload) => {
      current = undefined;
      channel.ref();
      sendMessage(channel, `${kind}\t${requestId}\t${payload}`);
    },
  );
}

process.on('uncaughtException', (error) => fail(error, 129));
process.on('unhandledRejection', (reason) => fail(new UnhandledPromiseRejection(reason), 128));
process.on('beforeExit', () => current?.eventLoopEmpty());
// Ctrl+C reaches all processes of a terminal. The gateway decides what it means: requests in work finish first.
process.on('SIGINT', () => undefined);
// Positions in traces are those of the sources.
process.setSourceMapsEnabled(true);

// What every event needs is compiled while nobody waits for it.
invokeHandler(
  () => Promise.resolve(null),
  { requestId: '', deadline: 0, functionArn: '', tenantId: undefined, event: '{}' },
  () => undefined,
);

readMessages(channel, (message) => {
  if (handler !== undefined) invoke(message, handler);
  else load(JSON.parse(message) as NodeHostSettings).catch((error: unknown) => fail(error, 1));
});
channel.on('close', () => process.exit());
