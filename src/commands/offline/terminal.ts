import type { RuntimeLog } from '../../emulator/runtimes/runtime-log';
import type { ServerLog } from '../../emulator/server/server-log';

/** What the command needs of a host to speak. */
export interface OfflineOutput {
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** Text as it is, with its line breaks. */
  write(text: string): void;
}

/** The terminal of the server and of the functions. Lines of one turn of the event loop leave in one write. */
export function createTerminal(output: OfflineOutput): ServerLog & RuntimeLog & { flush(): void } {
  let pending = '';
  const flush = (): void => {
    const text = pending;
    pending = '';
    if (text !== '') output.write(text);
  };
  const line = (text: string): void => {
    if (pending === '') setImmediate(flush);
    pending += `${text}\n`;
  };
  const after =
    (say: (message: string) => void) =>
    (message: string): void => {
      flush();
      say(message);
    };
  return {
    flush,
    request: line,
    detail: line,
    output: (functionName, text) => line(`${functionName}: ${text}`),
    notice: after((message) => output.notice(message)),
    warning: after((message) => output.warning(message)),
    error: after((message) => output.error(message)),
  };
}
