import type { RequestSettings, ResponseSettings } from '../../src/config/settings';

export const defaultResponse: ResponseSettings = {
  format: 'json',
  xmlRoot: 'response',
  result: 'dictionary',
  exposeErrors: false,
  errors: [],
  headers: {},
  template: undefined,
  errorTemplate: undefined,
  contentHandling: undefined,
};

export const defaultRequest: RequestSettings = {
  event: 'proxy',
  contentTypes: [],
  templates: {},
  contentHandling: undefined,
  parameters: {},
  models: {},
  tenantId: undefined,
};
