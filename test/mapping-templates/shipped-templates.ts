import { fixedBodies } from '../../src/cloudformation/fixed-bodies';
import { integrationRequest } from '../../src/cloudformation/integration-request';
import { integrationResponses } from '../../src/cloudformation/integration-responses';
import type { MappedError } from '../../src/config/settings';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { textOf } from './respond';
import { defaultRequest, defaultResponse } from './settings';

const texts = loadTemplateTexts();
const errors: MappedError[] = [500, 404, 404].map((status) => ({ pattern: 'a', status, message: undefined }));

function requests(): string[] {
  const settings = { ...defaultRequest, contentTypes: ['image/png'] };
  return (['proxy', 'lambda', 'passthrough'] as const).flatMap((event) =>
    Object.values(
      integrationRequest({ ...settings, event }, ['image/png'], texts, true).RequestTemplates,
    ).map(textOf),
  );
}

function responses(): string[] {
  const settings = { ...defaultResponse, format: 'negotiate', xmlRoot: 'r', errors } as const;
  return (['dictionary', 'proxy'] as const).flatMap((result) =>
    [false, true].flatMap((exposeErrors) =>
      integrationResponses({ ...settings, result, exposeErrors }, [], texts).IntegrationResponses.flatMap(
        ({ ResponseTemplates }) => Object.values(ResponseTemplates).map(textOf),
      ),
    ),
  );
}

/** Every text that the settings can make of the shipped parts. */
export function shippedTemplates(): string[] {
  const fixed = Object.values(fixedBodies({ ...defaultResponse, format: 'negotiate' }, texts, 'm')).map(
    textOf,
  );
  return [...new Set([...requests(), ...responses(), ...fixed])];
}
