import { connect, type Socket } from 'node:net';

/** Sends bytes over a socket of its own and gives back all that comes until the server closes it. */
export function rawExchange(port: number, ...pieces: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('close', () => resolve(text));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(text) : reject(error),
    );
    socket.on('connect', () => {
      for (const piece of pieces) socket.write(piece);
    });
  });
}

/** An open connection, for clients that stop half way. */
export function openSocket(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => undefined);
  });
}

export const lines = (...text: string[]): string => [...text, '', ''].join('\r\n');
