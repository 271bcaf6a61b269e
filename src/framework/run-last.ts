import type { Host } from './host';

/**
 * Hooks that run behind those of every other plugin for the same event: a host runs them in the order in which it loaded
 * the plugins. Call it in `initialize`, when all are loaded.
 */
export function runLast(host: Host, hooks: Readonly<Record<string, () => void | Promise<void>>>): void {
  host.pluginManager.addPlugin(
    class ServerlessPrivateApiLast {
      readonly hooks = hooks;
    },
  );
}
