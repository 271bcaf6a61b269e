// `npm run example`: packages the example on serverless@3.40 and prints the private API that came out.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describePrivateApi } from './describe-private-api.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

run('scripts/build.mjs');
// By its path: every installed host claims the command `serverless`.
run('node_modules/serverless/bin/serverless.js', 'package');

const path = '.serverless/cloudformation-template-update-stack.json';
const template = readFileSync(`${root}${path}`, 'utf8');
process.stdout.write(`${describePrivateApi(JSON.parse(template))}\n\nThe template: ${path}\n`);

function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
