import type { RuntimeLog } from '../../lambda';
import type { ServerLog } from '../../emulator/server/server-log';

/** What the command needs of a host to speak. */
export interface OfflineOutput {
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** Text as it is, with its line breaks. */
  write(text: string): void;
}

/** How long the lines of busy moments wait for each other: a write for each would cost more than the lines. */
const restMs = 10;

/** The terminal of the server and of the functions. */
export function createTerminal(output: OfflineOutput): ServerLog & RuntimeLog & { flush(): void } {
  let pending = '';
  let written = -Infinity;
  const flush = (): void => {
    if (pending === '') return;
    const text = pending;
    pending = '';
    written = performance.now();
    output.write(text);
  };
  const line = (text: string): void => {
    if (pending === '') {
      const rest = written + restMs - performance.now();
      if (rest > 0) setTimeout(flush, rest);
      else setImmediate(flush);
    }
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
