// The tests that run real hosts: `npm run test:package`. A project of its own, since each of them takes seconds.
import { createRequire } from 'node:module';

import { motoServer } from '../support/moto-server.mjs';

const { jest } = createRequire(import.meta.url)('../../package.json');

if (motoServer === undefined) {
  process.stderr.write(
    '\nNOTICE: moto_server (pip install "moto[server]") is not on this machine:\n' +
      '        deploy, info and remove against an emulated AWS are NOT tested here.\n\n',
  );
}

export default {
  ...jest,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/package/**/*.test.ts', '<rootDir>/example-service/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(motoServer === undefined ? ['/deploy\\.test\\.ts$'] : [])],
  globalSetup: '<rootDir>/test/package/global-setup.ts',
  globalTeardown: '<rootDir>/test/package/global-teardown.ts',
  // A deployment to the emulated AWS takes half a minute, on a busy machine several.
  testTimeout: 600_000,
  maxWorkers: 2,
};
