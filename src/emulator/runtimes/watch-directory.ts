import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Waits for a bundler to write all of its files. */
const settleMs = 100;
const skipped = /^(?:node_modules|__pycache__|\..*)$/;

/**
 * Calls back once the files below a directory have changed and settled. Dependencies, caches and hidden directories are
 * left out: one watcher a directory stays cheap, where a recursive watch would walk all of `node_modules`.
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
        clearTimeout(timer);
        timer = setTimeout(() => {
          // A new directory has files of its own.
          addTree(path);
          changed(file);
        }, settleMs);
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
    add(path);
    let entries;
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      return;
    }
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
