import { startSpareProcess } from '../../lambda/spare-process';
import { buildFunctions } from '../../framework/functions';
import { finalTemplate } from '../../framework/final-template';
import { localLayers } from '../../framework/local-layers';
import type { Host, HostUtilities } from '../../framework/host';
import { functionDefinitions } from './function-definitions';
import { leaveOnceReported } from './leave-once-reported';
import { parseOfflineOptions } from './offline-options';
import type { OfflineSession } from './start-offline';
import { startOffline } from './start-offline';
import type { OfflineOutput } from './terminal';
import { untilStopped } from './until-stopped';
import { watchTemplates } from './watch-templates';

/** A run of `private-api offline`, one method a lifecycle event. */
export interface OfflineRun {
  /** Builds the functions and listens. */
  start(): Promise<void>;
  /** Waits for the person at the terminal. */
  end(): Promise<void>;
  /** Ends the process, which the watchers of bundlers would keep alive: nothing tells them that all is over. */
  leave(): never;
}

/** Reads the options and makes the template; what is wrong with either is said before anything starts. */
export async function prepareOffline(host: Host, { log, progress }: HostUtilities): Promise<OfflineRun> {
  const options = parseOfflineOptions(host.processedInput.options);
  // serverless 4 moves it to the folder of what its own bundler has built.
  const { serviceDir } = host;
  const spareProcess = startSpareProcess({ parent: process.env });
  const orEndSpare = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      await spareProcess.close();
      throw error;
    }
  };
  const template = await orEndSpare(() => finalTemplate(host));
  const region = host.getProvider('aws').getRegion();

  const output: OfflineOutput = {
    notice: (message) => log.notice(message),
    warning: (message) => log.warning(message),
    error: (message) => log.error(message),
    write: (text) => process.stderr.write(text),
  };

  async function buildAndListen(): Promise<OfflineSession> {
    const codeDirectories = await buildFunctions(host);
    const functions = functionDefinitions(template, {
      region,
      serviceDirectory: serviceDir,
      codeDirectories,
      localLayers: localLayers(host, serviceDir),
      variables: options.variables,
      logicalIdOf: (key) => host.getProvider('aws').naming.getLambdaLogicalId(key),
      shell: process.env,
      warn: (message) => log.warning(message),
    });
    return startOffline({
      template,
      functions,
      options,
      region,
      spareProcess,
      output,
    });
  }

  let session: OfflineSession | undefined;
  const leaveAtError = (): (() => void) =>
    leaveOnceReported(() => {
      void Promise.resolve(session?.stopNow()).finally(() => process.exit());
    });
  let stay: () => void = () => undefined;
  return {
    start: async () => {
      // From here on bundlers watch, and other plugins may fail once the API is there.
      stay = leaveAtError();
      const building = progress.create({ name: 'private-api', message: 'Building functions' });
      try {
        session = await orEndSpare(buildAndListen);
        if (options.watch) watchTemplates(host, template, (next) => session?.takeTemplate(next), output);
      } finally {
        building.remove();
      }
    },
    end: async () => {
      stay();
      try {
        if (session) await untilStopped(session, (message) => log.notice(message));
      } finally {
        leaveAtError();
      }
    },
    leave: () => process.exit(),
  };
}
