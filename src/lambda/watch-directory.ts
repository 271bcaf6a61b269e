import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Waits for a bundler to write all of its files. */
const settleMs = 100;
/** What runtimes load. Anything else may be what a function or the service itself writes. */
const code = /\.(?:[cm]?js|json|py)$/;
const skipped = /^(?:node_modules|__pycache__|\..*)$/;

/**
 * Calls back once the code below a directory has changed and settled. Dependencies, caches and hidden directories are left
 * out: one watcher a directory stays cheap, where a recursive watch would walk all of `node_modules`.
 */
export function watchDirectory(directory: string, changed: (file: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function add(path: string): void {
    if (closed || watchers.has(path)) return;
    let watcher: FSWatcher;
    try {
      watcher = watch(path, { persistent: false }, (_event, name) => {
        if (name === null || skipped.test(name)) return;
        const file = join(path, name);
        // A new directory has files of its own.
        if (!code.test(name)) {
          addTree(file);
          return;
        }
        clearTimeout(timer);
        timer = setTimeout(() => changed(file), settleMs);
      });
    } catch {
      return;
    }
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(path);
    });
    watchers.set(path, watcher);
  }

  function addTree(path: string): void {
    let entries;
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      // No directory, or gone again.
      return;
    }
    add(path);
    for (const entry of entries) {
      if (entry.isDirectory() && !skipped.test(entry.name)) addTree(join(path, entry.name));
    }
  }

  addTree(directory);
  return () => {
    closed = true;
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}
