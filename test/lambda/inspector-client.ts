import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import type { Socket } from 'node:net';

type Parameters = Readonly<Record<string, unknown>>;

/** A debugger's side of the inspector's protocol (chromedevtools.github.io/devtools-protocol/v8), over its WebSocket. */
export interface InspectorClient {
  send(method: string, parameters?: Parameters): Promise<Parameters>;
  /** Resolves with the next event of that name. */
  event(method: string): Promise<Parameters>;
  close(): void;
}

export async function connectInspector(url: string): Promise<InspectorClient> {
  const socket = await upgraded(url.replace(/^ws/, 'http'));
  const answers = new Map<number, (result: Parameters) => void>();
  const listeners = new Map<string, (parameters: Parameters) => void>();
  let count = 0;
  readFrames(socket, (text) => {
    const { id, result, method, params } = JSON.parse(text) as {
      id?: number;
      result?: Parameters;
      method?: string;
      params?: Parameters;
    };
    if (id !== undefined) answers.get(id)?.(result ?? {});
    else listeners.get(method ?? '')?.(params ?? {});
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve) => {
        count += 1;
        answers.set(count, resolve);
        writeFrame(socket, JSON.stringify({ id: count, method, params }));
      }),
    event: (method) => new Promise((resolve) => listeners.set(method, resolve)),
    close: () => socket.destroy(),
  };
}

function upgraded(url: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    };
    get(url, { headers })
      .once('upgrade', (_response, socket: Socket) => resolve(socket))
      .once('error', reject);
  });
}

/** Frames of RFC 6455: a client masks its own, a server's are plain. */
function writeFrame(socket: Socket, text: string): void {
  const payload = Buffer.from(text);
  const header = Buffer.from([0x81, 0xfe, 0, 0, 0, 0, 0, 0]);
  header.writeUInt16BE(payload.length, 2);
  socket.write(Buffer.concat([header, payload]));
}

function readFrames(socket: Socket, frame: (text: string) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      if (bytes.length < 10) return;
      const short = bytes.readUInt8(1) & 0x7f;
      const [length, start] =
        short < 126
          ? [short, 2]
          : short === 126
            ? [bytes.readUInt16BE(2), 4]
            : [Number(bytes.readBigUInt64BE(2)), 10];
      if (bytes.length < start + length) return;
      frame(bytes.toString('utf8', start, start + length));
      bytes = bytes.subarray(start + length);
    }
  });
}
