import { spawnSync } from 'node:child_process';

/** Process ids of the children of this process, dead ones and `ps` itself left out. */
export function children(): string[] {
  const { stdout, pid } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([id, parent, state]) =>
        parent === String(process.pid) && id !== String(pid) && !state?.startsWith('Z'),
    )
    .map(([id = '']) => id);
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen within 30 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
