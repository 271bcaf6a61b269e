import { Agent, request } from 'node:http';
import type { Emulator } from '../../emulator';
import { createGatewayServer } from '../../emulator/server/create-gateway-server';

/** Requests after which the next one takes its usual time: code is compiled, templates are read. */
const enough = 5;
const ignore = (): void => undefined;
const silent = { request: ignore, detail: ignore, warning: ignore, error: ignore };

/**
 * Has a gateway on a port of its own answer a few requests before anybody asks, so that the first request does not pay
 * for what is done once. Only on the route of a function: the caller stands in for that, and for nothing else that an
 * integration could reach.
 */
export async function rehearse(emulator: Emulator): Promise<void> {
  const { routes, stage } = emulator.restApi;
  const route = routes.find(({ functionLogicalId }) => functionLogicalId !== undefined);
  if (route === undefined) return;
  const server = await createGatewayServer({ emulator, log: silent, port: 0 });
  const agent = new Agent({ keepAlive: true });
  const path = `/${stage}${route.path.replaceAll(/\{[^}]*\}/g, 'x')}`;
  const ask = (): Promise<void> =>
    new Promise((resolve, reject) => {
      request(
        {
          agent,
          port: server.port,
          path,
          method: route.method === 'ANY' ? 'POST' : route.method,
          headers: { 'content-type': 'application/json' },
        },
        (response) => response.resume().once('end', resolve),
      )
        .once('error', reject)
        .end('{}');
    });
  try {
    for (let count = 0; count < enough; count += 1) await ask();
  } finally {
    agent.destroy();
    await server.close();
  }
}
