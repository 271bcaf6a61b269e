import { Socket } from 'node:net';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { fieldsOf, messageWriter, readMessages } from './message-channel';
import type { NodeHostSettings } from './node-runtime';

/**
 * The process of one function: starts, feeds and stops its worker threads on behalf of the gateway, over the pipe that
 * is file descriptor 3. It never runs the function's code itself, so it always hears the gateway go. The first message says
 * which function; a number before it asks for a spare thread with that much memory.
 */
const channel = new Socket({ fd: 3, readable: true, writable: true });
const send = messageWriter(channel);
const threads = new Map<string, Thread>();
let settings: NodeHostSettings | undefined;
let spare: SpareThread | undefined;

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
}

/** A thread that was started ahead of its function; what it runs and sees it is told by message. */
interface SpareThread extends Thread {
  readonly memoryMb: number;
}

function startThread(memoryMb: number, environment: Readonly<Record<string, string>>): Thread {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(join(__dirname, 'node-worker.js'), {
    env: { ...environment },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    workerData: port2,
    transferList: [port2],
  });
  return { worker, port: port1 };
}

/** The spare thread, where the function may have it: Node.js reads its own variables when a thread starts. */
function takeSpare({ memoryMb, environment }: NodeHostSettings): Thread | undefined {
  const taken = spare;
  spare = undefined;
  const isFit = taken?.memoryMb === memoryMb && !Object.keys(environment).some(isReadAtStart);
  if (isFit) return taken;
  void taken?.worker.terminate();
  return undefined;
}

function isReadAtStart(variable: string): boolean {
  return variable.startsWith('NODE_') && variable !== 'NODE_ENV';
}

function start(id: string, host: NodeHostSettings): void {
  let outOfMemory = false;
  let ended = false;
  const end = (line: string): void => {
    if (ended || !threads.delete(id)) return;
    ended = true;
    send(`${id}\t${line}`);
  };
  let thread: Thread;
  try {
    thread = takeSpare(host) ?? startThread(host.memoryMb, host.environment);
  } catch (error) {
    // NODE_OPTIONS among the function's variables may hold what a thread does not take.
    const message = error instanceof Error ? error.message : String(error);
    const payload = JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage: message });
    send(`${id}\tinit-error\t\t${payload}`);
    return;
  }
  const { worker, port } = thread;
  threads.set(id, thread);
  port.postMessage(host);
  const receive = (line: string): void => {
    if (line.startsWith('init-error\t')) end(line);
    else if (threads.has(id)) send(`${id}\t${line}`);
  };
  port.on('message', receive);
  worker.on('error', (error: NodeJS.ErrnoException) => {
    outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!outOfMemory) process.stderr.write(`${error.stack ?? String(error)}\n`);
  });
  worker.on('exit', (code) => {
    // What it said last may arrive after its exit.
    for (let last = receiveMessageOnPort(port); last; last = receiveMessageOnPort(port)) {
      receive(last.message as string);
    }
    port.close();
    end(outOfMemory ? 'memory\t\t' : `exit\t${code}\t`);
  });
}

readMessages(channel, (line) => {
  if (settings === undefined) {
    if (line.startsWith('{')) {
      settings = JSON.parse(line) as NodeHostSettings;
      process.chdir(settings.codeDirectory);
    } else {
      const memoryMb = Number(line);
      spare = { ...startThread(memoryMb, {}), memoryMb };
    }
    return;
  }
  const [id = '', message = ''] = fieldsOf(line, 1);
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
// Ctrl+C reaches all processes of a terminal. The gateway decides what it means: requests in work finish first.
process.on('SIGINT', () => undefined);
