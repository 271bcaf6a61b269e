import { watch } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { groupBy } from 'lodash';

/** Until an editor has written all of a file. */
const settleMs = 50;

/**
 * Calls back when one of the files has changed. Their folders are watched, because editors put a new file in the old one's
 * place.
 *
 * @returns what ends it
 */
export function watchFiles(files: readonly string[], changed: (file: string) => void): () => void {
  const timers = new Map<string, NodeJS.Timeout>();
  const watchers = Object.entries(groupBy(files, dirname)).map(([directory, own]) =>
    watch(directory, { persistent: false }, (_event, name) => {
      const file = own.find((one) => name !== null && one === resolve(directory, name));
      if (file === undefined) return;
      clearTimeout(timers.get(file));
      timers.set(
        file,
        setTimeout(() => changed(file), settleMs),
      );
    }),
  );
  return () => {
    for (const timer of timers.values()) clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
