import { createEvaluator } from '../../src/template/evaluator';
import { functionOfArn } from '../../src/template/function-of-arn';
import type { CloudFormationTemplate } from '../../src/template/template';
import { expectedWorld } from '../../src/template/world';

const template: CloudFormationTemplate = {
  Parameters: {
    Name: { Type: 'String', Default: 'default' },
    Count: { Type: 'Number', Default: 3 },
    List: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-1' },
    Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path/to/secret' },
    Given: { Type: 'String' },
    Open: { Type: 'String' },
  },
  Mappings: { Map: { first: { text: 't', list: ['x', 'y'] } } },
  Conditions: {
    Yes: { 'Fn::Equals': [{ Ref: 'Name' }, 'default'] },
    No: { 'Fn::Not': [{ Condition: 'Yes' }] },
    Unknown: { 'Fn::Equals': [{ Ref: 'Open' }, 'x'] },
    UnknownAndNo: { 'Fn::And': [{ Condition: 'Unknown' }, { Condition: 'No' }] },
    UnknownOrYes: { 'Fn::Or': [{ Condition: 'Unknown' }, { Condition: 'Yes' }] },
    UnknownAndYes: { 'Fn::And': [{ Condition: 'Unknown' }, { Condition: 'Yes' }] },
    UnknownOrNo: { 'Fn::Or': [{ Condition: 'Unknown' }, { Condition: 'No' }] },
    NotUnknown: { 'Fn::Not': [{ Condition: 'Unknown' }] },
    Loop: { Condition: 'Loop' },
  },
  Resources: {
    Fn: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { 'Fn::Sub': '${Name}-fn' } } },
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Fn' }, Name: 'live' } },
    Endpoint: { Type: 'AWS::EC2::VPCEndpoint' },
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Role: { Type: 'AWS::IAM::Role' },
    Topic: { Type: 'AWS::SNS::Topic' },
    Ping: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { Ref: 'Pong' } } },
    Pong: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { Ref: 'Ping' } } },
  },
};

const evaluator = () =>
  createEvaluator(
    template,
    expectedWorld({
      region: 'eu-west-1',
      accountId: '111122223333',
      stackName: 'stack',
      parameters: { Given: 'given' },
    }),
  );

test.each<[string, unknown, unknown]>([
  ['a plain value', { a: [1, true, null, 'x'] }, { a: [1, true, null, 'x'] }],
  ['a parameter with a default', { Ref: 'Name' }, 'default'],
  ['a number', { Ref: 'Count' }, '3'],
  ['a list', { Ref: 'List' }, ['a', 'b']],
  ['a list of ids', { Ref: 'Subnets' }, ['subnet-1']],
  ['a parameter that is given', { Ref: 'Given' }, 'given'],
  ['one that is not', { Ref: 'Open' }, '⟨Ref Open⟩'],
  ['one that AWS looks up', { Ref: 'Secret' }, '⟨Ref Secret⟩'],
  ['the region', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
  ['the suffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
  ['the stack', { Ref: 'AWS::StackName' }, 'stack'],
  [
    'the id of the stack',
    { Ref: 'AWS::StackId' },
    'arn:aws:cloudformation:eu-west-1:111122223333:stack/stack/00000000-0000-0000-0000-000000000000',
  ],
  ['no value in a map', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ['no value in a list', [1, { Ref: 'AWS::NoValue' }], [1]],
  ['a function', { Ref: 'Fn' }, 'default-fn'],
  ['its ARN', { 'Fn::GetAtt': ['Fn', 'Arn'] }, 'arn:aws:lambda:eu-west-1:111122223333:function:default-fn'],
  [
    'its ARN in one word',
    { 'Fn::GetAtt': 'Fn.Arn' },
    'arn:aws:lambda:eu-west-1:111122223333:function:default-fn',
  ],
  ['an alias', { Ref: 'Alias' }, 'arn:aws:lambda:eu-west-1:111122223333:function:default-fn:live'],
  ['an endpoint', { Ref: 'Endpoint' }, expect.stringMatching(/^vpce-[0-9a-f]{17}$/)],
  ['a VPC', { Ref: 'Vpc' }, expect.stringMatching(/^vpc-[0-9a-f]{17}$/)],
  ['its range', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, '10.0.0.0/16'],
  [
    'a user pool',
    { 'Fn::GetAtt': ['Pool', 'Arn'] },
    expect.stringMatching(/:userpool\/eu-west-1_[a-z0-9]{9}$/),
  ],
  ['a role', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::111122223333:role/Role'],
  ['a resource of another type', { Ref: 'Topic' }, '⟨Ref Topic⟩'],
  ['an attribute of it', { 'Fn::GetAtt': ['Topic', 'TopicName'] }, '⟨GetAtt Topic.TopicName⟩'],
  ['functions that name each other', { Ref: 'Ping' }, expect.stringContaining('⟨Ref')],
  [
    'a substitution',
    { 'Fn::Sub': '${Name} ${!Name} ${Fn.Arn} $Name ${Count}' },
    'default ${Name} arn:aws:lambda:eu-west-1:111122223333:function:default-fn $Name 3',
  ],
  ['with variables of its own', { 'Fn::Sub': ['${a}-${Name}', { a: { Ref: 'Count' } }] }, '3-default'],
  ['with a stage variable', { 'Fn::Sub': '${!stageVariables.fn}' }, '${stageVariables.fn}'],
  ['with an import', { 'Fn::Sub': ['x${a}', { a: { 'Fn::ImportValue': 'i' } }] }, 'x⟨ImportValue i⟩'],
  ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 1]] }, 'a-default-1'],
  ['a join of a list parameter', { 'Fn::Join': ['+', { Ref: 'List' }] }, 'a+b'],
  ['a split', { 'Fn::Split': [',', 'a,b'] }, ['a', 'b']],
  ['a split of an import', { 'Fn::Split': [',', { 'Fn::ImportValue': 'i' }] }, ['⟨Split (ImportValue i)⟩']],
  ['a choice', { 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
  [
    'the first of an import',
    { 'Fn::Select': [0, { 'Fn::Split': [',', { 'Fn::ImportValue': 'i' }] }] },
    '⟨Split (ImportValue i)⟩',
  ],
  [
    'a later one',
    { 'Fn::Select': [2, { 'Fn::Split': [',', { 'Fn::ImportValue': 'i' }] }] },
    '⟨Select 2 of (Split (ImportValue i))⟩',
  ],
  ['a mapping', { 'Fn::FindInMap': ['Map', 'first', 'text'] }, 't'],
  ['a list of a mapping', { 'Fn::FindInMap': ['Map', 'first', 'list'] }, ['x', 'y']],
  [
    'a mapping with a default',
    { 'Fn::FindInMap': ['Map', 'none', 'text', { DefaultValue: { Ref: 'Name' } }] },
    'default',
  ],
  ['a mapping without one', { 'Fn::FindInMap': ['Map', 'none', 'text'] }, '⟨FindInMap Map.none.text⟩'],
  ['Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
  ['JSON text', { 'Fn::ToJsonString': { a: { Ref: 'Name' } } }, '{"a":"default"}'],
  ['a length', { 'Fn::Length': { Ref: 'List' } }, 2],
  ['what only AWS knows', { 'Fn::GetAZs': 'eu-west-1' }, '⟨GetAZs eu-west-1⟩'],
  ['a condition that holds', { 'Fn::If': ['Yes', 'y', 'n'] }, 'y'],
  ['one that does not', { 'Fn::If': ['No', 'y', { Ref: 'AWS::NoValue' }] }, undefined],
  ['one that is not known', { 'Fn::If': ['Unknown', 'y', 'n'] }, '⟨If Unknown⟩'],
  ['not known and false', { 'Fn::If': ['UnknownAndNo', 'y', 'n'] }, 'n'],
  ['not known or true', { 'Fn::If': ['UnknownOrYes', 'y', 'n'] }, 'y'],
  ['not known and true', { 'Fn::If': ['UnknownAndYes', 'y', 'n'] }, '⟨If UnknownAndYes⟩'],
  ['not known or false', { 'Fn::If': ['UnknownOrNo', 'y', 'n'] }, '⟨If UnknownOrNo⟩'],
  ['the contrary of not known', { 'Fn::If': ['NotUnknown', 'y', 'n'] }, '⟨If NotUnknown⟩'],
  ['a condition of itself', { 'Fn::If': ['Loop', 'y', 'n'] }, '⟨If Loop⟩'],
  [
    'a condition of a policy is no condition of the template',
    { Condition: { StringEquals: { a: 'b' } } },
    { Condition: { StringEquals: { a: 'b' } } },
  ],
])('%s', (_, value, expected) => {
  expect(evaluator().evaluate(value)).toEqual(expected);
});

test('what stays open is listed once', () => {
  const subject = evaluator();
  subject.evaluate([{ Ref: 'Open' }, { Ref: 'Open' }, { 'Fn::ImportValue': 'i' }, { Ref: 'Name' }]);
  expect([...subject.open]).toEqual(['Ref Open', 'ImportValue i']);
});

test('a resource exists unless its condition is false', () => {
  const subject = evaluator();
  const exists = (Condition?: string) =>
    subject.exists({ Type: 'X', ...(Condition === undefined ? {} : { Condition }) });
  expect([exists(), exists('Yes'), exists('No'), exists('Unknown')]).toEqual([true, true, false, true]);
  expect([...subject.open]).toContain('Condition Unknown');
});

test('functions by ARN, with or without a qualifier', () => {
  const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:default-fn';
  const read = functionOfArn(template, evaluator());
  expect([arn, `${arn}:7`, `${arn}x`, 'default-fn', 'default-fn:7'].map(read)).toEqual([
    { name: 'default-fn', logicalId: 'Fn', qualifier: undefined },
    { name: 'default-fn', logicalId: 'Fn', qualifier: '7' },
    { name: 'default-fnx', logicalId: undefined, qualifier: undefined },
    { name: 'default-fn', logicalId: 'Fn', qualifier: undefined },
    { name: 'default-fn', logicalId: 'Fn', qualifier: '7' },
  ]);
  expect(read(arn.replace('111122223333', '444455556666')).logicalId).toBeUndefined();
});
