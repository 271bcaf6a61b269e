import baseService from '../fixtures/base-service.json';
import { mergePatch } from './merge-patch';
import type { Service } from './service-directory';

/** The small service of the fixtures with JSON merge patches over its configuration. */
export function fixtureService(...patches: readonly object[]): Service {
  return {
    configuration: patches.reduce(mergePatch, baseService) as Record<string, unknown>,
    files: {
      'api.js':
        'exports.stock = async () => ({ items: [] });\nexports.rest = async () => ({ httpStatus: 404 });\n',
    },
  };
}
