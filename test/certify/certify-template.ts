import type { CloudFormationTemplate } from '../../src/template/template';
import { methodOf } from '../conformance/categories/given';
import { validatedMethod } from '../conformance/categories/validator';
import { restApiTemplate } from '../conformance/rest-api-template';
import { certifyCases, gatewayResponses } from './certify-cases';

/** Nobody: `TestInvokeMethod` asks no policy. */
const closed = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
};

/** The API that the questions are asked of: MOCK routes only, private, and closed to everyone. */
export function certifyTemplate(): CloudFormationTemplate {
  const models: Record<string, unknown> = {};
  const methods = certifyCases.map(({ id, category, given }) => {
    if (category === 'mock') return methodOf(given);
    const name = id.replace(/\W/g, '');
    models[name] = given['model'];
    return validatedMethod({ ...given, requestModels: { 'application/json': name } });
  });
  const template = restApiTemplate({ methods, models, policy: closed, stage: 'certify', gatewayResponses });
  const api = template.Resources['Api'];
  if (api?.Properties) {
    api.Properties['Name'] = 'private-api-certify';
    api.Properties['EndpointConfiguration'] = { Types: ['PRIVATE'] };
  }
  // What is undefined is not there.
  return JSON.parse(
    JSON.stringify({ ...template, Outputs: { RestApi: { Value: { Ref: 'Api' } } } }),
  ) as CloudFormationTemplate;
}
