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
    'Parameters.Name': { Type: 'String', Default: 'pets' },
    'Conditions.Later': { 'Fn::Equals': [{ Ref: 'Type' }, 'later'] },
  });
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const some = <T>(values: readonly T[], most: number): T[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(values));
  const api = 'Resources.Api.Properties';

  const endpoint = () =>
    pick<unknown>(['vpce-1', 'vpce-1', 'vpce-2', { Ref: 'Endpoint' }, 'vpce-*', 'VPCE-1', 'vpce-?']);
  const intrinsic = (value: unknown, other: unknown) =>
    pick<unknown>([
      value,
      value,
      value,
      { 'Fn::If': ['Later', value, other] },
      { 'Fn::If': ['Later', value, { Ref: 'AWS::NoValue' }] },
      { 'Fn::Join': ['', [value]] },
      { 'Fn::Select': [1, [other, value]] },
    ]);
  const ownArn = {
    'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*',
  };
  const sourceArn = () =>
    pick<unknown>([
      ownArn,
      { 'Fn::Sub': 'arn:aws:execute-api:*:*:${Api}/*' },
      { 'Fn::Join': [':', ['arn:aws:execute-api', { Ref: 'AWS::Region' }, '*', '*/*']] },
      { 'Fn::If': ['Later', 'arn:aws:execute-api:*:*:*', ownArn] },
      { 'Fn::If': ['Later', { Ref: 'AWS::NoValue' }, ownArn] },
      'arn:aws:execute-api:eu-west-1:999988887777:z9y8x7w6v5/*',
      'arn:aws:execute-api:eu-west-1:9999????7777:*',
      'arn:aws:s3:::bucket',
      'arn:aws:s3:::*',
      'arn:aws:*',
      'arn:*',
      '*',
    ]);
  const operators = [
    'StringEquals',
    'StringNotEquals',
    'StringNotEquals',
    'StringLike',
    'StringNotLike',
    'StringNotEqualsIfExists',
    'StringEqualsIfExists',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'ForAnyValue:StringEquals',
    'ForAnyValue:StringNotEquals',
    'ForAllValues:StringEquals',
    'ForAllValues:StringNotEquals',
    'ForAnyValue:StringLike',
  ];
  const textKeys = [
    'aws:SourceVpce',
    'aws:SourceVpce',
    'aws:sourcevpce',
    'aws:SourceVpc',
    'aws:UserAgent',
    'aws:Referer',
    'aws:PrincipalArn',
    'aws:PrincipalAccount',
    'aws:PrincipalOrgID',
    'aws:ViaAWSService',
  ];
  const condition = () =>
    pick<() => Record<string, unknown>>([
      () => ({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }),
      () => ({ StringNotEquals: { 'aws:SourceVpce': [endpoint()] } }),
      () => ({ [pick(operators)]: { [pick(textKeys)]: intrinsic(endpoint(), endpoint()) } }),
      () => ({ [pick(operators)]: { [pick(textKeys)]: [endpoint(), endpoint()] } }),
      () => ({
        [pick(operators)]: { 'aws:SourceVpce': pick(['${aws:SourceVpce}', '${aws:UserAgent}', '']) },
      }),
      () => ({
        [pick(['ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnLikeIfExists', 'ForAnyValue:ArnLike'])]: {
          [pick(['aws:SourceArn', 'aws:PrincipalArn', 'aws:UserAgent'])]: pick<unknown>([
            '*',
            'arn:aws:iam::*:role/x',
            sourceArn(),
          ]),
        },
      }),
      () => ({ [pick(['Null', 'Bool', 'BoolIfExists'])]: { [pick(textKeys)]: pick(['true', 'false']) } }),
      () => ({ Bool: { 'aws:SecureTransport': pick(['true', 'false']) } }),
      () => ({
        [pick(['IpAddress', 'NotIpAddress', 'NotIpAddressIfExists'])]: {
          [pick(['aws:VpcSourceIp', 'aws:VpcSourceIp', 'aws:SourceIp', 'aws:UserAgent'])]: pick([
            '10.0.0.0/8',
            '0.0.0.0/0',
            '203.0.113.7',
          ]),
        },
      }),
      () => ({
        [pick(['NumericLessThan', 'NumericNotEquals', 'DateGreaterThan', 'DateLessThanIfExists'])]: {
          [pick(['aws:UserAgent', 'aws:CurrentTime', 'aws:EpochTime'])]: pick(['5', '2020-01-01T00:00:00Z']),
        },
      }),
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
  const beside = (Type: string, Properties: Record<string, unknown>) => ({
    Type,
    Properties,
    ...(random() < 0.3 && { Condition: 'Later' }),
  });
  const named = () =>
    pick<unknown>([
      { Ref: 'Function' },
      { 'Fn::GetAtt': ['Function', 'Arn'] },
      'pets',
      { 'Fn::Sub': '${Function}' },
    ]);

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
      set(
        template,
        'Resources.Url',
        beside('AWS::Lambda::Url', {
          AuthType: intrinsic(pick(['NONE', 'AWS_IAM']), 'AWS_IAM'),
          TargetFunctionArn: named(),
        }),
      ),
    () =>
      set(
        template,
        'Resources.More',
        beside('AWS::Lambda::Permission', {
          FunctionName: named(),
          Action: pick(['lambda:InvokeFunction', 'lambda:*']),
          Principal: intrinsic(pick(['*', '*', '210987654321', 'apigateway.amazonaws.com']), '123456789012'),
          ...(random() < 0.5 && { SourceArn: sourceArn() }),
          ...(random() < 0.1 && {
            [pick(['SourceAccount', 'PrincipalOrgID'])]: pick(['123456789012', 'o-1']),
          }),
        }),
      ),
    () => set(template, 'Resources.Permission.Properties.SourceArn', sourceArn()),
    () => unset(template, 'Resources.Permission.Properties.SourceArn'),
    () => set(template, 'Resources.GetPets.Condition', 'Later'),
    () =>
      set(template, 'Resources.Function.Properties.FunctionName', pick<unknown>([{ Ref: 'Name' }, 'pets'])),
    () => set(template, 'Resources.Stage.Condition', 'Later'),
  ];
  // Most of what hangs on access is the policy.
  for (const change of some([...changes, ...changes.slice(0, 4), ...changes.slice(0, 4)], 3)) change();
  return JSON.parse(JSON.stringify(template)) as CloudFormationTemplate;
}
