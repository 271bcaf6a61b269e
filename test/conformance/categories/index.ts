import { REFERENCE, type CategoryRunner } from '../conformance-case';
import { runApiKey } from './api-key';
import { runBinary, runContentConversion } from './binary';
import { runCanary } from './canary';
import { runContext } from './context';
import { runDocs } from './docs';
import { runGatewayResponse } from './gateway-response';
import { runHeaders } from './headers';
import { runInput } from './input';
import { runJsonPath } from './json-path';
import { runLambda } from './lambda';
import { runMock } from './mock';
import { runOverride } from './override';
import { runParams } from './params';
import { runPolicy } from './policy';
import { runProxy } from './proxy';
import { runRouting } from './routing';
import { runSelection } from './selection';
import { runTemplate } from './template';
import { runPassthrough, runTemplateSelection } from './template-selection';
import { runValidator } from './validator';

const reference: CategoryRunner = () => REFERENCE;

/** Who runs the cases of a category. */
export const categories: Readonly<Record<string, CategoryRunner | undefined>> = {
  'api-key': runApiKey,
  binary: runBinary,
  canary: runCanary,
  'content-conversion': runContentConversion,
  context: runContext,
  'control-plane': reference,
  docs: runDocs,
  'gateway-response': runGatewayResponse,
  headers: runHeaders,
  'jsonpath-derived': runJsonPath,
  'lambda-aws': runLambda,
  'lambda-error': reference,
  log: reference,
  mock: runMock,
  override: runOverride,
  params: runParams,
  passthrough: runPassthrough,
  policy: runPolicy,
  'private-api': reference,
  proxy: runProxy,
  routing: runRouting,
  selection: runSelection,
  'template-selection': runTemplateSelection,
  validator: runValidator,
  'vtl-core': runTemplate,
  'vtl-derived': runTemplate,
  'vtl-input': runInput,
  'vtl-util': runTemplate,
};
