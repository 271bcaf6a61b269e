import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { blocksIn } from '../docs/code-blocks';
import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { packageDirectory } from '../support/package-service';
import { runHost } from '../support/run-host';
import { createServiceDirectory, removeServiceDirectory } from '../support/service-directory';

const second = 'vpce-0fedcba9876543210';
const changed = fixtureService(
  { privateApi: { access: { vpcEndpointIds: [second] } } },
  { functions: { rest: { events: [{ privateApi: '*' }, { privateApi: 'GET /more' }] } } },
);
const comesIn = `comes in  anyone through ${second}`;

describe.each(hosts)('diff on $name', (host) => {
  const before = createServiceDirectory(fixtureService());
  const after = createServiceDirectory(changed);
  afterAll(() => [before, after].forEach(removeServiceDirectory));

  it('says what a change does, against a package', async () => {
    await packageDirectory(host, before);
    const diff = (...args: string[]) => runHost(host, after, ['private-api', 'diff', ...args]);
    const told = await diff('--against', join(before, '.serverless'), '--fail-on', 'access-widened');
    expect(told.stdout).toContain(comesIn);
    expect(told.stdout).toContain('new routes: GET /more');
    expect([told.exitCode, told.stderr]).toEqual([1, expect.stringContaining('--fail-on: access-widened')]);
  });
});

interface Recipe {
  readonly jobs?: { readonly diff?: { readonly steps: readonly Step[] } };
  readonly 'private API diff'?: {
    readonly script: readonly string[];
    readonly after_script: readonly string[];
  };
}
interface Step {
  readonly run?: string;
  readonly if?: string;
}

const recipes = blocksIn('yaml')
  .filter(({ place }) => place.startsWith('docs/ci.md'))
  .map(({ code }) => load(code) as Recipe);
const gitHub = recipes.flatMap(({ jobs }) => jobs?.diff?.steps ?? []).filter(({ run }) => run !== undefined);
const gitLab = recipes.flatMap((recipe) => recipe['private API diff'] ?? []);

/** As a runner of theirs would walk them, without npm and what posts the comment. */
describe('the recipes of docs/ci.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'private-api-recipe-'));
  const work = join(folder, 'work');
  const services = [fixtureService(), changed].map(createServiceDirectory);
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=someone', '-c', 'user.email=someone@example.com'];
    execFileSync('git', ['-C', work, ...identity, ...args], { stdio: 'pipe' });
  };
  const bash = (script: string): number | null =>
    spawnSync(
      'bash',
      ['-ec', script.replace('${{ github.base_ref }}', 'main').replace('${{ github.event.number }}', '7')],
      {
        cwd: work,
        env: {
          ...process.env,
          PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
          CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
        },
      },
    ).status;

  beforeAll(() => {
    const stub = (name: string, text: string): void => {
      mkdirSync(join(folder, 'bin'), { recursive: true });
      writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    };
    stub('npm', `ln -sfn '${services[0] ?? ''}/node_modules' node_modules`);
    stub('npx', `shift; exec '${process.execPath}' '${hosts[0]?.bin ?? ''}' "$@"`);
    stub('gh', `echo "$@" > '${folder}/comment'; cat diff.md >> '${folder}/comment'`);
    stub('curl', `echo "$@" > '${folder}/comment'; cat diff.md >> '${folder}/comment'`);
    mkdirSync(work);
    git('init', '-q', '-b', 'main');
    for (const [index, directory] of services.entries()) {
      if (index > 0) git('checkout', '-qb', 'change');
      cpSync(directory, work, { recursive: true, filter: (path) => !path.includes('node_modules') });
      git('add', '.');
      git('commit', '-qm', 'change');
    }
    git('remote', 'add', 'origin', work);
    git('fetch', '-q', 'origin');
  });
  afterEach(() => {
    rmSync(join(folder, 'before'), { recursive: true, force: true });
    git('worktree', 'prune');
    git('clean', '-qfdx');
  });
  afterAll(() => [folder, ...services].forEach(removeServiceDirectory));

  const comment = (): string => readFileSync(join(folder, 'comment'), 'utf8');
  const told = `| comes in | anyone through ${second} |`;

  it('comment on GitHub, and fail', () => {
    let failed = 0;
    for (const { run = '', if: condition } of gitHub) {
      if (failed !== 0 && condition !== 'always()') continue;
      const status = bash(run);
      if (status !== 0) failed = status ?? 1;
    }
    expect([failed, comment()]).toEqual([1, expect.stringMatching(/^pr comment 7 --body-file diff\.md/)]);
    expect(comment()).toContain(told);
  });

  it('comment on GitLab, and fail', () => {
    const [{ script, after_script: after } = { script: [], after_script: [] }] = gitLab;
    expect([bash(script.join('\n')), bash(after.join('\n'))]).toEqual([1, 0]);
    expect(comment()).toContain(told);
  });
});
