// The tests that need a browser, Debian's chromium say: `npm run test:browser`.
import { createRequire } from 'node:module';

const { jest } = createRequire(import.meta.url)('../../package.json');

export default {
  ...jest,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
