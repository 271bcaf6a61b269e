import { Socket } from 'node:net';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { lineWriter, readLines } from './line-channel';
import type { NodeHostSettings } from './node-runtime';

/**
 * The process of one function: starts, feeds and stops its worker threads on behalf of the gateway, over the pipe that
 * is file descriptor 3. It never runs the function's code itself, so it always hears the gateway go.
 */
const channel = new Socket({ fd: 3, readable: true, writable: true });
const send = lineWriter(channel);
const threads = new Map<string, { worker: Worker; port: MessagePort }>();
let settings: NodeHostSettings | undefined;

function start(id: string, host: NodeHostSettings): void {
  const { port1, port2 } = new MessageChannel();
  let outOfMemory = false;
  let ended = false;
  const end = (line: string): void => {
    if (ended || !threads.delete(id)) return;
    ended = true;
    send(`${id}\t${line}`);
  };
  let worker: Worker;
  try {
    worker = new Worker(join(__dirname, 'node-worker.js'), {
      env: { ...host.environment },
      resourceLimits: { maxOldGenerationSizeMb: host.memoryMb },
      workerData: { port: port2, handler: host.handler, codeDirectory: host.codeDirectory },
      transferList: [port2],
    });
  } catch (error) {
    // NODE_OPTIONS among the function's variables may hold what a thread does not take.
    const message = error instanceof Error ? error.message : String(error);
    const payload = JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage: message });
    send(`${id}\tinit-error\t\t${payload}`);
    return;
  }
  threads.set(id, { worker, port: port1 });
  const receive = (line: string): void => {
    if (line.startsWith('init-error\t')) end(line);
    else if (threads.has(id)) send(`${id}\t${line}`);
  };
  port1.on('message', receive);
  worker.on('error', (error: NodeJS.ErrnoException) => {
    outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!outOfMemory) process.stderr.write(`${error.stack ?? String(error)}\n`);
  });
  worker.on('exit', (code) => {
    // What it said last may arrive after its exit.
    for (let last = receiveMessageOnPort(port1); last; last = receiveMessageOnPort(port1)) {
      receive(last.message as string);
    }
    port1.close();
    end(outOfMemory ? 'memory\t\t' : `exit\t${code}\t`);
  });
}

readLines(channel, (line) => {
  if (settings === undefined) {
    settings = JSON.parse(line) as NodeHostSettings;
    return;
  }
  const tab = line.indexOf('\t');
  const id = line.slice(0, tab);
  const message = line.slice(tab + 1);
  if (message === 'start') {
    start(id, settings);
  } else if (message === 'terminate') {
    const thread = threads.get(id);
    threads.delete(id);
    void thread?.worker.terminate();
  } else {
    threads.get(id)?.port.postMessage(message.slice('invoke\t'.length));
  }
});
channel.on('close', () => process.exit(0));
