import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join, sep } from 'node:path';

/** Waits for a bundler to write all of its files. */
const settleMs = 100;
/** A folder that is deleted takes its watchers with it: whether it is there, and still the same, is asked this often. */
const lookMs = 200;
/** What runtimes load. Anything else may be what a function or the service itself writes. */
const code = /\.(?:[cm]?js|json|py)$/;
const skipped = /^(?:node_modules|__pycache__|\..*)$/;

export interface DirectoryChanges {
  /** The code below has changed and settled. */
  changed(file: string): void;
  /** The directory itself is gone. */
  gone(): void;
  /** It is there again, or another has taken its place. */
  replaced(): void;
  /** What changes below `path` will not be seen. Said once for each reason. */
  unwatched(path: string, reason: string): void;
}

/**
 * Follows the code below a directory. Dependencies, caches and hidden directories are left out: one watcher a directory
 * stays cheap, where a recursive watch would walk all of `node_modules`.
 */
export function watchDirectory(directory: string, changes: DirectoryChanges): () => void {
  const watchers = new Map<string, FSWatcher>();
  const reasons = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let identity = identityOf(directory);

  function remove(path: string): void {
    watchers.get(path)?.close();
    watchers.delete(path);
  }

  function refused(path: string, error: NodeJS.ErrnoException): void {
    remove(path);
    const reason = error.code ?? error.message;
    // A directory that has just been deleted is no loss.
    if (reasons.has(reason) || identityOf(path) === undefined) return;
    reasons.add(reason);
    changes.unwatched(path, error.message);
  }

  function add(path: string): void {
    remove(path);
    try {
      const watcher = watch(path, { persistent: false }, (_event, name) => {
        if (name === null || skipped.test(name)) return;
        const file = join(path, name);
        // A directory that is new, or in the place of another, has files of its own.
        if (!code.test(name)) {
          addTree(file);
          return;
        }
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (identityOf(directory) === identity && identity !== undefined) changes.changed(file);
        }, settleMs);
      });
      watcher.on('error', (error) => refused(path, error));
      watchers.set(path, watcher);
    } catch (error) {
      refused(path, error as NodeJS.ErrnoException);
    }
  }

  function addTree(path: string): void {
    let entries;
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      // No directory, or gone again: with all that was below.
      for (const watched of [...watchers.keys()]) {
        if (watched === path || watched.startsWith(path + sep)) remove(watched);
      }
      return;
    }
    add(path);
    for (const entry of entries) {
      if (entry.isDirectory() && !skipped.test(entry.name)) addTree(join(path, entry.name));
    }
  }

  const look = setInterval(() => {
    const now = identityOf(directory);
    if (now === identity) return;
    identity = now;
    clearTimeout(timer);
    addTree(directory);
    if (now === undefined) changes.gone();
    else timer = setTimeout(() => changes.replaced(), settleMs);
  }, lookMs).unref();

  addTree(directory);
  return () => {
    clearInterval(look);
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}

/** Tells one directory from another that takes its place: systems use the number of a deleted one again. */
function identityOf(directory: string): string | undefined {
  const stats = statSync(directory, { throwIfNoEntry: false });
  return stats?.isDirectory() ? `${stats.ino} ${stats.birthtimeMs}` : undefined;
}
