// The limit: node:http hands each request to a worker thread and sends back its result. No gateway.
const { createServer } = require('node:http');
const { Worker } = require('node:worker_threads');

const [, , port, handlerFile] = process.argv;
const worker = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads');
   const { handler } = require(workerData);
   parentPort.on('message', async ({ id, event }) => {
     parentPort.postMessage({ id, result: JSON.stringify(await handler(JSON.parse(event))) });
   });`,
  { eval: true, workerData: handlerFile },
);
const waiting = new Map();
let count = 0;
worker.on('message', ({ id, result }) => {
  const response = waiting.get(id);
  waiting.delete(id);
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(result),
  });
  response.end(result);
});
createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const id = (count += 1);
    waiting.set(id, response);
    const body = Buffer.concat(chunks).toString();
    const event = {
      method: request.method,
      path: request.url,
      headers: request.headers,
      body: JSON.parse(body || 'null'),
    };
    worker.postMessage({ id, event: JSON.stringify(event) });
  });
}).listen(Number(port), '127.0.0.1');
