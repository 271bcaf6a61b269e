import { functionDefinitions } from '../../../src/commands/offline/function-definitions';
import { parseOfflineOptions } from '../../../src/commands/offline/offline-options';
import { startOffline, type OfflineSession } from '../../../src/commands/offline/start-offline';
import type { RequestConfig } from '../../../src/config/config';
import { aService } from '../../config/service';
import { nodeHostFile } from '../../lambda/node-host-file';
import { synthesizedTemplate } from '../../support/synthesized-template';

const open: OfflineSession[] = [];

export async function stopServices(): Promise<void> {
  await Promise.all(open.splice(0).map((session) => session.stopNow()));
}

export interface ServiceOptions {
  readonly codeDirectory: string;
  readonly request?: RequestConfig;
  readonly timeoutSeconds?: number;
  readonly integrationTimeoutMs?: number;
  /** Of the command line. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Runs a service whose one route, `POST /orders/{id}`, is `index.handler` of a folder. */
export async function startService(service: ServiceOptions): Promise<{ url: string; said: string[] }> {
  const { template } = synthesizedTemplate(
    aService({
      privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], request: service.request ?? {} },
      functions: { api: { events: [{ privateApi: 'POST /orders/{id}' }] } },
    }),
  );
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    if (Type === 'AWS::Lambda::Function') {
      const Timeout = service.timeoutSeconds ?? 6;
      Object.assign(Properties, { Runtime: 'nodejs20.x', Handler: 'index.handler', Timeout });
    }
    if (Type === 'AWS::ApiGateway::Method' && service.integrationTimeoutMs !== undefined) {
      Object.assign(Properties['Integration'] as object, { TimeoutInMillis: service.integrationTimeoutMs });
    }
  }
  const said: string[] = [];
  const say = (message: string): void => void said.push(message);
  const session = await startOffline({
    template,
    functions: functionDefinitions(template, {
      region: 'eu-central-1',
      serviceDirectory: service.codeDirectory,
      warn: say,
    }),
    region: 'eu-central-1',
    options: parseOfflineOptions({ port: '0', 'no-watch': true, ...service.options }),
    nodeHostFile: nodeHostFile(),
    output: { notice: say, warning: say, error: say, write: say },
  });
  open.push(session);
  return { url: session.url, said };
}
