import { joinNestedStacks } from '../../src/template/join-nested-stacks';
import type { CloudFormationTemplate } from '../../src/template/template';

const stack = (Parameters: object, DependsOn: string[] = []) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { Parameters, TemplateURL: 'https://bucket/stack.json' },
  DependsOn,
});

const root: CloudFormationTemplate = {
  Mappings: { Texts: { a: { b: 'root' } } },
  Conditions: { Live: { 'Fn::Equals': ['a', 'a'] }, Own: { 'Fn::Equals': ['a', 'b'] } },
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    First: stack({
      TopicParameter: { Ref: 'Topic' },
      LiveIsMetParameter: { 'Fn::If': ['Live', 'true', 'false'] },
    }),
    Second: stack({ QueueParameter: { 'Fn::GetAtt': ['First', 'Outputs.Queue'] } }, ['First']),
    Reader: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: { 'Fn::GetAtt': 'Second.Outputs.Passed' },
        Tags: { 'Fn::Sub': 'of ${First.Outputs.Queue} and ${!First.Outputs.Queue} in ${AWS::Region}' },
      },
      DependsOn: 'Second',
    },
  },
  Outputs: { Queue: { Value: { 'Fn::GetAtt': ['First', 'Outputs.Queue'] } } },
};
const nested: Record<string, CloudFormationTemplate> = {
  First: {
    Parameters: {
      TopicParameter: { Type: 'String' },
      LiveIsMetParameter: { Type: 'String' },
      Unset: { Type: 'String', Default: 'default' },
    },
    Mappings: { Texts: { a: { b: 'inner' } } },
    Conditions: {
      Live: { 'Fn::Equals': [{ Ref: 'LiveIsMetParameter' }, 'true'] },
      Own: { 'Fn::Equals': [{ Ref: 'Unset' }, 'default'] },
    },
    Resources: {
      Queue: {
        Type: 'AWS::SQS::Queue',
        Condition: 'Live',
        Properties: {
          QueueName: { 'Fn::Sub': ['${TopicParameter}-${Unset}-${own}-${AWS::Region}', { own: 'mine' }] },
          Tags: { 'Fn::If': ['Own', { 'Fn::FindInMap': ['Texts', 'a', 'b'] }, { Ref: 'AWS::NoValue' }] },
          Policy: { Condition: { StringEquals: { a: 'Own' } } },
        },
      },
    },
    Outputs: { Queue: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
  },
  Second: {
    Parameters: { QueueParameter: { Type: 'String' } },
    Resources: { Second2: { Type: 'AWS::SNS::Topic', Properties: { Name: { Ref: 'QueueParameter' } } } },
    Outputs: { Passed: { Value: { Ref: 'QueueParameter' } } },
  },
};

it('joins resources, with values and names of the parent', () => {
  const queueArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };
  expect(joinNestedStacks(root, nested)).toEqual({
    Mappings: { Texts: { a: { b: 'root' } }, FirstTexts: { a: { b: 'inner' } } },
    Conditions: {
      Live: { 'Fn::Equals': ['a', 'a'] },
      Own: { 'Fn::Equals': ['a', 'b'] },
      FirstOwn: { 'Fn::Equals': ['default', 'default'] },
    },
    Resources: {
      Topic: { Type: 'AWS::SNS::Topic', DependsOn: [] },
      Queue: {
        Type: 'AWS::SQS::Queue',
        Condition: 'Live',
        Properties: {
          QueueName: {
            'Fn::Sub': [
              '${TopicParameter}-${Unset}-${own}-${AWS::Region}',
              { own: 'mine', TopicParameter: { Ref: 'Topic' }, Unset: 'default' },
            ],
          },
          Tags: {
            'Fn::If': ['FirstOwn', { 'Fn::FindInMap': ['FirstTexts', 'a', 'b'] }, { Ref: 'AWS::NoValue' }],
          },
          Policy: { Condition: { StringEquals: { a: 'Own' } } },
        },
        DependsOn: [],
      },
      Second2: { Type: 'AWS::SNS::Topic', Properties: { Name: queueArn }, DependsOn: ['Queue'] },
      Reader: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          QueueName: queueArn,
          Tags: {
            'Fn::Sub': [
              'of ${FirstOutputsQueue} and ${!First.Outputs.Queue} in ${AWS::Region}',
              { FirstOutputsQueue: queueArn },
            ],
          },
        },
        DependsOn: ['Second2'],
      },
    },
    Outputs: { Queue: { Value: queueArn } },
  });
});

it('leaves a nested stack alone whose resource has the id of another', () => {
  const taken = { First: { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } } };
  expect(Object.keys(joinNestedStacks(root, taken).Resources)).toEqual(Object.keys(root.Resources));
});

it('ends where outputs name each other', () => {
  const circular: CloudFormationTemplate = {
    Resources: {
      A: stack({ P: { 'Fn::GetAtt': ['B', 'Outputs.X'] } }),
      B: stack({ P: { 'Fn::GetAtt': ['A', 'Outputs.X'] } }),
    },
  };
  const inner = (id: string): CloudFormationTemplate => ({
    Parameters: { P: { Type: 'String' } },
    Resources: { [id]: { Type: 'AWS::SNS::Topic', Properties: { Name: { Ref: 'P' } } } },
    Outputs: { X: { Value: { Ref: 'P' } } },
  });
  const joined = joinNestedStacks(circular, { A: inner('InA'), B: inner('InB') });
  expect(Object.keys(joined.Resources)).toEqual(['InA', 'InB']);
});
