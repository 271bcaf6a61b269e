// The limits: node:http hands each request to a worker thread and sends back its result. No gateway; with `templates`,
// the event and the body are rendered by velocityjs as `integration: lambda` has it, from templates parsed once.
const { createServer } = require('node:http');
const { join } = require('node:path');
const { Worker } = require('node:worker_threads');

const [, , port, handlerFile, mode, hostDirectory] = process.argv;
const worker = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads');
   const { handler } = require(workerData);
   parentPort.on('message', async ({ id, event }) => {
     parentPort.postMessage({ id, result: JSON.stringify(await handler(JSON.parse(event))) });
   });`,
  { eval: true, workerData: handlerFile },
);
const { eventOf, bodyOf } = mode === 'templates' ? rendered() : plain();
const waiting = new Map();
let count = 0;
worker.on('message', ({ id, result }) => {
  const response = waiting.get(id);
  waiting.delete(id);
  const body = bodyOf(result);
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
});
createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const id = (count += 1);
    waiting.set(id, response);
    worker.postMessage({ id, event: eventOf(request, Buffer.concat(chunks).toString()) });
  });
}).listen(Number(port), '127.0.0.1');

function plain() {
  return {
    eventOf: ({ method, url, headers }, body) =>
      JSON.stringify({ method, path: url, headers, body: JSON.parse(body || 'null') }),
    bodyOf: (result) => result,
  };
}

function rendered() {
  const { Compile, parse } = require('velocityjs');
  const { DEFAULT_JSON_REQUEST_TEMPLATE } = require(
    join(
      hostDirectory,
      'serverless/lib/plugins/aws/package/compile/events/api-gateway/lib/method/integration.js',
    ),
  );
  const request = parse(DEFAULT_JSON_REQUEST_TEMPLATE.replace('extraCognitoPoolClaims', ''));
  const response = parse("$input.json('$')");
  const render = (template, body, headers, method) =>
    new Compile(template).render({
      input: {
        body,
        json: () => JSON.stringify(JSON.parse(body)),
        params: () => ({ path: {}, querystring: {}, header: headers }),
      },
      util: { escapeJavaScript: (text) => JSON.stringify(String(text)).slice(1, -1) },
      context: {
        httpMethod: method,
        stage: 'dev',
        resourcePath: '/',
        authorizer: {},
        identity: { sourceIp: '127.0.0.1', userAgent: '' },
      },
      stageVariables: {},
    });
  return {
    eventOf: ({ method, headers }, body) => render(request, body, headers, method),
    bodyOf: (result) => render(response, result, {}, ''),
  };
}
