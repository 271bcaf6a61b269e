import { evaluatePolicy, type PolicyDocument } from '../../../src/policy';
import { readPolicy } from '../../../src/policy/read-policy';
import { createEvaluator } from '../../../src/template/evaluator';
import { knownText } from '../../../src/template/known-text';
import { readRestApis } from '../../../src/template/read-rest-apis';
import type { RestApi } from '../../../src/template/rest-api';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { expectedWorld } from '../../../src/template/world';

const place = { region: 'eu-west-1', accountId: '123456789012' };
const worlds = ['PRIVATE', 'REGIONAL', 'later'].flatMap((Type) =>
  ['vpce-1', 'vpce-3'].map((Endpoint) => ({
    ...expectedWorld({ ...place, parameters: { Type, Endpoint } }),
  })),
);
const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};
const contexts = ['vpce-2', 'vpce-3', 'vpce-9', undefined].flatMap((endpoint) =>
  [{}, { 'aws:UserAgent': 'x' }, { 'aws:SourceVpc': 'vpc-9', 'aws:VpcSourceIp': '10.0.0.1' }].map((more) => ({
    ...more,
    ...(endpoint !== undefined && { 'aws:SourceVpce': endpoint }),
  })),
);
const signers = ['123456789012:role/a', '999988887777:role/x', '111122223333:user/u'].map((end) => ({
  arn: `arn:aws:iam::${end}`,
}));

/** Whether callers tried one by one find a way in, in some deployment: by the reader and the evaluator that the emulator uses. */
export function letsOutsiderIn(template: CloudFormationTemplate): boolean {
  const text = JSON.stringify(template.Resources);
  const isFixed = !/"Ref":"(Type|Endpoint)"|"Later"/.test(text);
  return (isFixed ? worlds.slice(0, 1) : worlds).some((world) => {
    const evaluator = createEvaluator(template, world);
    const [api] = readRestApis(template, evaluator);
    if (api === undefined) return false;
    if (isOpenBeside(template)) return true;
    if (api.endpointType !== 'PRIVATE' && api.policies.length === 0) return true;
    return api.policies.some(({ value }) => {
      const policy = readPolicy(value);
      return typeof policy !== 'string' && admits(api, policy);
    });
  });
}

function isOpenBeside({ Resources }: CloudFormationTemplate): boolean {
  return Object.values(Resources).some(
    ({ Type, Properties = {} }) =>
      (Type === 'AWS::Lambda::Url' && Properties['AuthType'] === 'NONE') ||
      (Type === 'AWS::Lambda::Permission' && Properties['Principal'] === '*'),
  );
}

function admits(api: RestApi, policy: PolicyDocument): boolean {
  const stage = knownText(api.stages[0]?.properties['StageName']) ?? 'prod';
  return api.methods.some(({ httpMethod, resourcePath = '/', authorization = 'NONE' }) =>
    (authorization === 'AWS_IAM' ? signers : ['anonymous' as const]).some((principal) =>
      contexts.some((context) => {
        const path = resourcePath.replace(/\{[^}]*\}/g, 'x');
        const request = {
          principal,
          action: 'execute-api:Invoke',
          resource: `arn:aws:execute-api:eu-west-1:123456789012:q7w8e9r0t1/${stage}/${httpMethod}${path}`,
          context,
          authorization,
          identityPolicies: [everything],
        };
        try {
          return evaluatePolicy(policy, request).effect === 'Allow';
        } catch {
          // What IAM does not read does not deploy.
          return false;
        }
      }),
    ),
  );
}
