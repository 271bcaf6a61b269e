import { set, unset } from 'lodash';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { changedTemplate } from '../../checks/support/changed-template';

/** Numbers between 0 and 1, the same for a seed on every machine (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A private API with some of the things changed that access hangs on; `vpce-1` is who was meant. */
export function randomTemplate(random: () => number): CloudFormationTemplate {
  const template = changedTemplate({
    'Parameters.Type': { Type: 'String', Default: 'PRIVATE' },
    'Parameters.Endpoint': { Type: 'String', Default: 'vpce-1' },
    'Conditions.Later': { 'Fn::Equals': [{ Ref: 'Type' }, 'later'] },
  });
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const some = <T>(values: readonly T[], most: number): T[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(values));
  const api = 'Resources.Api.Properties';

  const endpoint = () =>
    pick<unknown>(['vpce-1', 'vpce-1', 'vpce-2', { Ref: 'Endpoint' }, 'vpce-*', 'VPCE-1']);
  const operators = [
    'StringEquals',
    'StringNotEquals',
    'StringNotEquals',
    'StringLike',
    'StringNotLike',
    'StringNotEqualsIfExists',
    'StringEqualsIgnoreCase',
    'ForAnyValue:StringEquals',
    'ForAllValues:StringNotEquals',
    'ArnLike',
    'Null',
    'Bool',
  ];
  const condition = () =>
    pick<() => Record<string, unknown>>([
      () => ({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }),
      () => ({ StringNotEquals: { 'aws:SourceVpce': [endpoint()] } }),
      () => {
        const operator = pick(operators);
        const value =
          operator === 'Null' || operator === 'Bool'
            ? pick(['true', 'false'])
            : operator === 'ArnLike'
              ? pick(['*', 'arn:aws:iam::*:role/x'])
              : endpoint();
        return {
          [operator]: {
            [pick([
              'aws:SourceVpce',
              'aws:sourcevpce',
              'aws:SourceVpc',
              'aws:UserAgent',
              'aws:PrincipalArn',
              'aws:ViaAWSService',
            ])]: value,
          },
        };
      },
      () => ({ NotIpAddress: { 'aws:VpcSourceIp': pick(['10.0.0.0/8', '0.0.0.0/0']) } }),
    ])();
  const statement = () => ({
    Effect: pick(['Allow', 'Deny']),
    Principal: pick<unknown>([
      '*',
      '*',
      { AWS: '*' },
      { AWS: '123456789012' },
      { AWS: 'arn:aws:iam::999988887777:role/x' },
    ]),
    Action: pick(['execute-api:Invoke', 'execute-api:*', '*', 'execute-api:ManageConnections']),
    Resource: pick<unknown>([
      'execute-api:/*',
      'execute-api:/*',
      '*',
      'execute-api:/prod/GET/*',
      'execute-api:/*/*/pets',
      ['execute-api:/*/GET/p*', 'execute-api:/*/POST/*'],
      { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:*:*/*' },
      'arn:aws:execute-api:*:*:a1b2c3d4e5/*',
    ]),
    ...(random() < 0.7 && {
      Condition: Object.assign({}, ...some([condition(), condition()], 2)) as unknown,
    }),
  });
  const open = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
    ],
  };
  const rule = (properties: Record<string, unknown>) => ({
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName: { Ref: 'Function' }, Action: 'lambda:InvokeFunction', ...properties },
  });

  const changes: (() => void)[] = [
    () => set(template, `${api}.Policy.Statement`, some([statement(), statement(), statement()], 4)),
    () => set(template, `${api}.Policy.Statement[${pick([0, 1, 2])}]`, statement()),
    () => set(template, `${api}.Policy.Statement[1].Condition`, condition()),
    () => set(template, `${api}.Policy.Statement[2]`, { ...statement(), Effect: 'Deny' }),
    () => set(template, `${api}.Policy.Statement[1]`, { 'Fn::If': ['Later', statement(), statement()] }),
    () =>
      set(template, `${api}.Policy`, { 'Fn::If': ['Later', open, { ...open, Statement: [statement()] }] }),
    () =>
      set(
        template,
        `${api}.Policy`,
        JSON.stringify({ ...open, Statement: some([statement(), statement()], 3) }),
      ),
    () => unset(template, `${api}.Policy`),
    () =>
      set(
        template,
        `${api}.EndpointConfiguration.Types`,
        pick<unknown>([['PRIVATE'], ['REGIONAL'], 'PRIVATE', [{ Ref: 'Type' }], ['EDGE']]),
      ),
    () => unset(template, `${api}.EndpointConfiguration`),
    () => set(template, `${api}.EndpointConfiguration.VpcEndpointIds`, [endpoint()]),
    () =>
      set(template, `${api}.Body`, {
        openapi: '3.0.1',
        paths: { '/extra': { get: { 'x-amazon-apigateway-auth': { type: pick(['NONE', 'AWS_IAM']) } } } },
        ...(random() < 0.5 && { 'x-amazon-apigateway-policy': open }),
      }),
    () =>
      set(
        template,
        `Resources.${pick(['GetPets', 'GetPet'])}.Properties.AuthorizationType`,
        pick<unknown>([
          'AWS_IAM',
          'CUSTOM',
          'COGNITO_USER_POOLS',
          { 'Fn::If': ['Later', 'AWS_IAM', 'NONE'] },
        ]),
      ),
    () =>
      set(
        template,
        'Resources.GetPet.Properties.RestApiId',
        pick<unknown>([
          { 'Fn::Sub': '${Api}' },
          { 'Fn::Join': ['', [{ Ref: 'Api' }]] },
          { 'Fn::Select': [0, [{ Ref: 'Api' }]] },
          { 'Fn::If': ['Later', 'other', { Ref: 'Api' }] },
        ]),
      ),
    () => set(template, 'Resources.Stage.Properties.StageName', pick(['prod', 'dev'])),
    () =>
      set(template, 'Resources.Url', {
        Type: 'AWS::Lambda::Url',
        Properties: {
          AuthType: pick(['NONE', 'AWS_IAM']),
          TargetFunctionArn: { 'Fn::GetAtt': ['Function', 'Arn'] },
        },
      }),
    () => set(template, 'Resources.More', rule({ Principal: pick(['*', '210987654321']) })),
    () => set(template, 'Resources.Stage.Condition', 'Later'),
  ];
  // Most of what hangs on access is the policy.
  for (const change of some([...changes, ...changes.slice(0, 4), ...changes.slice(0, 4)], 3)) change();
  return JSON.parse(JSON.stringify(template)) as CloudFormationTemplate;
}
