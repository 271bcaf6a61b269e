import type { Service } from './service-directory';

/** The example of this repository as a service of its own; `files` replace those of the same path. */
export const exampleService = (files: Readonly<Record<string, string>> = {}): Service => ({
  copies: ['serverless.ts', 'tsconfig.json', 'example-service'],
  files,
});
