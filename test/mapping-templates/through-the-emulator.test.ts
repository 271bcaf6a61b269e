import { deepStrictEqual } from 'node:assert/strict';
import type { CloudFormationTemplate } from '../../src/cloudformation/template';
import { integrationRequest } from '../../src/cloudformation/integration-request';
import { integrationResponses } from '../../src/cloudformation/integration-responses';
import type { ResponseSettings } from '../../src/config/settings';
import { createEmulator, type Emulator, type LambdaResult } from '../../src/emulator';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { requestId } from './respond';
import { responseCases, type ResponseCase } from './response-cases';
import { defaultRequest, defaultResponse } from './settings';

const texts = loadTemplateTexts();

function template(settings: ResponseSettings): CloudFormationTemplate {
  const uri =
    'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:f/invocations';
  const api = { RestApiId: { Ref: 'Api' } };
  const responses = integrationResponses(settings, [], texts);
  return {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'a' } },
      Get: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          ...api,
          ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          HttpMethod: 'GET',
          AuthorizationType: 'NONE',
          Integration: {
            Type: 'AWS',
            IntegrationHttpMethod: 'POST',
            Uri: uri,
            ...integrationRequest(defaultRequest, [], texts),
            IntegrationResponses: responses.IntegrationResponses,
          },
          MethodResponses: responses.MethodResponses,
        },
      },
      Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: api, DependsOn: ['Get'] },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { ...api, DeploymentId: { Ref: 'Deployment' }, StageName: 'dev' },
      },
    },
  };
}

let answer: LambdaResult;
const emulators = new Map<string, Emulator>();

function emulatorOf(settings: ResponseCase['settings']): Emulator {
  const key = JSON.stringify(settings ?? {});
  const emulator =
    emulators.get(key) ??
    createEmulator(template({ ...defaultResponse, ...settings }), {
      requestId,
      invoke: () => Promise.resolve(answer),
    });
  emulators.set(key, emulator);
  return emulator;
}

/** The whole way: selection, template, overrides, headers, as a client sees it. */
async function check({
  settings,
  accept,
  returns,
  payload,
  error,
  expect: expected,
}: ResponseCase): Promise<void> {
  answer =
    error === undefined
      ? { payload: payload ?? JSON.stringify(returns) }
      : { payload: JSON.stringify(error), functionError: 'Unhandled' };
  const headers = accept === undefined ? {} : { Accept: accept };
  const response = await emulatorOf(settings).handle({ method: 'GET', path: '/dev', headers });
  deepStrictEqual(response.status, expected.status);
  const body = response.body.toString();
  if (expected.text === undefined) deepStrictEqual(JSON.parse(body), expected.json);
  else deepStrictEqual(body, expected.text);
  const lower = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const [name, value] of Object.entries({
    'content-type': 'application/json',
    ...lowerNames(expected.headers),
  })) {
    deepStrictEqual(lower[name], value);
  }
}

function lowerNames(headers: ResponseCase['expect']['headers'] = {}): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

test.each(['results', 'errors', 'xml'])('every row of %s', async (file) => {
  const failures: string[] = [];
  for (const given of responseCases(file)) {
    await check(given).catch((problem: unknown) => failures.push(`${given.name}: ${String(problem)}`));
  }
  expect(failures).toEqual([]);
});
