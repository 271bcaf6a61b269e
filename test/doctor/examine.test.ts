import { mapValues } from 'lodash';
import { awsAccount, type AwsAccount } from '../../src/aws';
import { deployedApi } from '../../src/commands/deployed-api';
import { printDiagnosis } from '../../src/commands/doctor/print-diagnosis';
import { examine, type Diagnosis } from '../../src/doctor/examine';
import type { DoctorFinding, Subject } from '../../src/doctor/finding';
import type { Caller } from '../../src/doctor/patient';
import type { Host } from '../../src/framework/host';
import { placedResources } from '../../src/template/placed-resource';
import type { CloudFormationTemplate } from '../../src/template/template';
import { aService } from '../config/service';
import { Refusal, startFakeAws, type Answers, type FakeAws } from '../support/fake-aws';
import { synthesizedTemplate } from '../support/synthesized-template';

const vpce = 'vpce-0123456789abcdef0';
const zoneId = 'Z0123456789';
const domainArn = 'arn:aws:apigateway:eu-central-1:123456789012:/domainnames/api.internal+d1';
const service = aService({
  privateApi: { vpcEndpointIds: [vpce] },
  functions: {
    api: {
      events: [
        { privateApi: 'GET /orders/{id}' },
        { privateApi: 'POST /orders' },
        { privateApi: { method: 'GET', path: '/signed', authorization: 'AWS_IAM' } },
      ],
    },
  },
});

function deployedTemplate(): CloudFormationTemplate {
  const { template } = synthesizedTemplate(service);
  const stage = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::ApiGateway::Stage');
  Object.assign(stage?.Properties ?? {}, {
    AccessLogSetting: { DestinationArn: 'arn:aws:logs:x', Format: '$context.requestId' },
  });
  const domain = {
    Domain: { Type: 'AWS::ApiGateway::DomainNameV2', Properties: { DomainName: 'api.internal' } },
    Record: {
      Type: 'AWS::Route53::RecordSet',
      Properties: { HostedZoneId: zoneId, Name: 'api.internal', Type: 'A' },
    },
  };
  return { ...template, Resources: { ...template.Resources, ...domain } };
}

const template = deployedTemplate();
const changed = new Date('2026-03-02T10:00:00Z');
const summaries = Object.entries(template.Resources).map(([LogicalResourceId, { Type }]) => ({
  LogicalResourceId,
  ResourceType: Type,
  PhysicalResourceId:
    Type === 'AWS::ApiGateway::RestApi' ? 'a1b2c3d4e5' : `id-${LogicalResourceId}`.toLowerCase(),
  LastUpdatedTimestamp: changed,
  ResourceStatus: 'UPDATE_COMPLETE',
}));
const deploymentId =
  summaries.find(({ ResourceType }) => ResourceType === 'AWS::ApiGateway::Deployment')?.PhysicalResourceId ??
  '';

const apiArn = 'arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5';
const policy = (resource = `${apiArn}/*`) => ({
  Version: '2012-10-17',
  Statement: (
    template.Resources['PrivateApiGatewayRestApi']?.Properties?.['Policy'] as { Statement: object[] }
  ).Statement.map((statement) => ({ ...statement, Resource: resource })),
});
/** As GetRestApi gives it. */
const escaped = (document: object): string => JSON.stringify(document).replaceAll('"', '\\"');
const anyone = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };
const endpoint = {
  VpcEndpointId: vpce,
  VpcId: 'vpc-1',
  State: 'available',
  ServiceName: 'com.amazonaws.eu-central-1.execute-api',
  SubnetIds: ['subnet-1'],
  Groups: [{ GroupId: 'sg-1' }],
  PrivateDnsEnabled: false,
  PolicyDocument: JSON.stringify(anyone),
};
const api = (more: object = {}, text = escaped(policy())) => ({
  id: 'a1b2c3d4e5',
  policy: text,
  endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [vpce] },
  ...more,
});
const group = (IpPermissions: object[]) => ({ SecurityGroups: [{ GroupId: 'sg-1', IpPermissions }] });
const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] };
const acl = (...entries: [number, boolean, string, number, number, string][]) => ({
  NetworkAcls: [
    {
      NetworkAclId: 'acl-1',
      Entries: entries.map(([RuleNumber, Egress, RuleAction, From, To, CidrBlock]) => ({
        RuleNumber,
        Egress,
        RuleAction,
        Protocol: '6',
        PortRange: { From, To },
        CidrBlock,
      })),
    },
  ],
});
const inward: [number, boolean, string, number, number, string] = [
  100,
  false,
  'allow',
  443,
  443,
  '0.0.0.0/0',
];
const outward: [number, boolean, string, number, number, string] = [
  100,
  true,
  'allow',
  1024,
  65_535,
  '0.0.0.0/0',
];
const lambdaPolicy = (source?: string) => ({
  Policy: JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        ...(source !== undefined && { Condition: { ArnLike: { 'AWS:SourceArn': source } } }),
      },
    ],
  }),
});
const domain = {
  domainName: 'api.internal',
  domainNameId: 'd1',
  domainNameArn: domainArn,
  domainNameStatus: 'AVAILABLE',
  endpointConfiguration: { types: ['PRIVATE'] },
  policy: escaped(anyone),
};
const paths = {
  '/orders/{id}': { get: {} },
  '/orders': { post: {}, parameters: [] },
  '/signed': { get: {} },
};
const document = (more: object = {}) => ({ body: JSON.stringify({ paths: { ...paths, ...more } }) });
const notFound = new Refusal(404, 'NotFoundException', 'There is none');
const denied = new Refusal(403, 'AccessDeniedException', 'User x is not authorized');

const well: Answers = {
  'sts:GetCallerIdentity': { Account: '123456789012' },
  'cloudformation:ListStackResources': { StackResourceSummaries: summaries },
  'ec2:DescribeVpcEndpoints': { VpcEndpoints: [endpoint] },
  'ec2:DescribeSecurityGroups': group([https]),
  'ec2:DescribeNetworkAcls': acl(inward, outward),
  'ec2:DescribeVpcAttribute': { EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: true } },
  'apigateway:GetRestApi': api(),
  'apigateway:GetStage': { stageName: 'dev', deploymentId },
  'apigateway:GetDeployment': { id: deploymentId, createdDate: new Date('2026-03-02T10:01:00Z') },
  'apigateway:GetExport': document(),
  'apigateway:GetAccount': { cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' },
  'apigateway:GetDomainNames': { items: [domain] },
  'apigateway:GetBasePathMappings': {
    items: [{ basePath: '(none)', restApiId: 'a1b2c3d4e5', stage: 'dev' }],
  },
  'apigateway:GetDomainNameAccessAssociations': {
    items: [{ domainNameArn: domainArn, accessAssociationSource: vpce }],
  },
  'lambda:GetPolicy': lambdaPolicy(`${apiArn}/*/*`),
  'route53:ListResourceRecordSets': {
    ResourceRecordSets: [
      {
        Name: 'api.internal.',
        Type: 'A',
        AliasTarget: {
          DNSName: `${vpce}-x.execute-api.vpce.amazonaws.com.`,
          HostedZoneId: 'Z1',
          EvaluateTargetHealth: false,
        },
      },
    ],
    IsTruncated: false,
    MaxItems: 10,
  },
  'access-analyzer:CheckNoPublicAccess': { result: 'PASS', message: 'No public access' },
};

let aws: FakeAws;
let answers: Answers = well;
/** One for all: to make the clients takes longer than to ask through them. */
let account: AwsAccount;
beforeAll(async () => {
  aws = await startFakeAws(() => answers);
  process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
  const credentials = () => Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' });
  account = awsAccount({ region: 'eu-central-1', credentials, maxAttempts: 1 });
});
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  await aws.close();
});

const host = {
  getProvider: () => ({ naming: { getStackName: () => 'orders-dev' }, getStage: () => 'dev' }),
} as unknown as Host;

async function diagnose(changes: Answers = {}, caller: Partial<Caller> = {}): Promise<Diagnosis> {
  answers = { ...well, ...changes };
  aws.calls.length = 0;
  const { evaluator, ...deployed } = await deployedApi(host, account, template);
  const ofType = placedResources(template, evaluator);
  return examine(
    { ...deployed, aws: account, caller: { method: 'GET', path: '/orders/5', ...caller } },
    {
      domains: ofType('AWS::ApiGateway::DomainNameV2'),
      records: ofType('AWS::Route53::RecordSet'),
      analyzer: true,
    },
  );
}

const ill = ({ findings }: Diagnosis): string[] =>
  findings
    .filter(({ state }) => state !== 'ok')
    .map(({ subject, state, message }) => `${state} ${subject}: ${message}`);

it('finds nothing where all is right, and looks at everything', async () => {
  const diagnosis = await diagnose();
  expect(ill(diagnosis)).toEqual([]);
  expect(diagnosis.verdict).toEqual({
    comesIn: 'yes',
    ways: [{ vpcEndpointId: vpce, comesIn: 'yes', because: [] }],
  });
  const subjects: Subject[] = diagnosis.findings.map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(12);
  expect(printDiagnosis(diagnosis)).toContain(`Through ${vpce} the caller would get in.`);
  expect(printDiagnosis(diagnosis)).toContain('0 problems, 0 warnings, 0 not seen.');
});

interface Situation {
  readonly name: string;
  readonly answers?: Answers;
  readonly caller?: Partial<Caller>;
  readonly subject: Subject;
  readonly says: string;
  readonly state?: DoctorFinding['state'];
  readonly fix?: string;
  /** What becomes of the caller. Default: it comes in all the same. */
  readonly comesIn?: 'no' | 'unknown';
}

const endpointWith = (more: object): Answers => ({
  'ec2:DescribeVpcEndpoints': { VpcEndpoints: [{ ...endpoint, ...more }] },
});
const allow = (Condition: object) => ({
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', Condition }],
});

const situations: Situation[] = [
  {
    name: 'no such endpoint',
    answers: {
      'ec2:DescribeVpcEndpoints': new Refusal(400, 'InvalidVpcEndpointId.NotFound', 'The id does not exist'),
    },
    subject: 'VPC endpoint',
    says: 'is not in eu-central-1 of this account',
    fix: 'access.vpcEndpointIds',
    comesIn: 'no',
  },
  {
    name: 'an endpoint that another Region has',
    answers: { 'ec2:DescribeVpcEndpoints': { VpcEndpoints: [] } },
    subject: 'VPC endpoint',
    says: 'is not in eu-central-1',
    comesIn: 'no',
  },
  {
    name: 'an endpoint that waits',
    answers: endpointWith({ State: 'pendingAcceptance' }),
    subject: 'VPC endpoint',
    says: 'is pendingacceptance',
    fix: 'Wait',
    comesIn: 'no',
  },
  {
    name: 'an endpoint that failed',
    answers: endpointWith({ State: 'failed' }),
    subject: 'VPC endpoint',
    says: 'is failed',
    fix: 'new endpoint',
    comesIn: 'no',
  },
  {
    name: 'an endpoint for S3',
    answers: endpointWith({ ServiceName: 'com.amazonaws.eu-central-1.s3' }),
    subject: 'VPC endpoint',
    says: 'is an endpoint for com.amazonaws.eu-central-1.s3',
    comesIn: 'no',
  },
  {
    name: 'an endpoint without subnets',
    answers: endpointWith({ SubnetIds: [] }),
    subject: 'VPC endpoint',
    says: 'has no subnets',
    fix: '--add-subnet-ids',
    comesIn: 'no',
  },
  {
    name: 'a VPC without an endpoint',
    answers: { 'ec2:DescribeVpcEndpoints': { VpcEndpoints: [] } },
    caller: { vpcId: 'vpc-2' },
    subject: 'VPC endpoint',
    says: 'vpc-2 has no endpoint for execute-api',
    fix: 'create-vpc-endpoint',
    comesIn: 'no',
  },
  {
    name: 'a security group for another port',
    answers: { 'ec2:DescribeSecurityGroups': group([{ ...https, FromPort: 80, ToPort: 80 }]) },
    subject: 'network',
    says: 'lets any address in on port 443',
    fix: 'authorize-security-group-ingress --group-id sg-1',
    comesIn: 'no',
  },
  {
    name: 'a security group for other addresses',
    caller: { address: '192.168.0.7' },
    subject: 'network',
    says: 'lets 192.168.0.7 in on port 443',
    fix: '--cidr 192.168.0.7/32',
    comesIn: 'no',
  },
  {
    name: 'a network ACL that stops requests',
    answers: {
      'ec2:DescribeNetworkAcls': acl([90, false, 'deny', 0, 65_535, '10.0.0.0/8'], inward, outward),
    },
    caller: { address: '10.0.0.7' },
    subject: 'network',
    says: "acl-1 of vpce-0123456789abcdef0's subnets does not let port 443 in",
    comesIn: 'no',
  },
  {
    name: 'a network ACL that stops answers',
    answers: { 'ec2:DescribeNetworkAcls': acl(inward, [100, true, 'allow', 32_768, 61_000, '0.0.0.0/0']) },
    subject: 'network',
    says: 'does not let answers out',
    fix: '1024 to 65535',
    comesIn: 'no',
  },
  {
    name: 'an endpoint policy for another API',
    answers: endpointWith({
      PolicyDocument: JSON.stringify({
        Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: `${apiArn}0/*` }],
      }),
    }),
    subject: 'endpoint policy',
    says: 'It keeps out anyone through',
    fix: 'modify-vpc-endpoint',
    comesIn: 'no',
  },
  {
    name: 'an endpoint policy for other roles',
    answers: endpointWith({
      PolicyDocument: JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::123456789012:role/other' },
            Action: '*',
            Resource: '*',
          },
        ],
      }),
    }),
    subject: 'endpoint policy',
    says: 'ImplicitDeny',
    comesIn: 'no',
  },
  {
    name: 'private DNS beside public APIs',
    answers: endpointWith({ PrivateDnsEnabled: true }),
    subject: 'private DNS',
    state: 'warning',
    says: 'public APIs answer 403 there',
  },
  {
    name: 'private DNS that does not resolve',
    answers: {
      ...endpointWith({ PrivateDnsEnabled: true }),
      'ec2:DescribeVpcAttribute': { EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: false } },
    },
    subject: 'private DNS',
    says: 'vpc-1 has enableDnsHostnames off',
    fix: '--enable-dns-hostnames',
  },
  {
    name: 'an API that is gone',
    answers: { 'apigateway:GetRestApi': notFound },
    subject: 'API',
    says: 'somebody deleted it',
    comesIn: 'no',
  },
  {
    name: 'an API that is public',
    answers: {
      'apigateway:GetRestApi': api({
        endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: [vpce] },
      }),
    },
    subject: 'API',
    says: 'is REGIONAL, and not private',
    fix: 'value=PRIVATE',
  },
  {
    name: 'an endpoint that is not associated',
    answers: {
      'apigateway:GetRestApi': api({ endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [] } }),
    },
    subject: 'API',
    says: `${vpce} is not associated`,
    comesIn: 'no',
  },
  {
    name: 'an endpoint that the template does not have',
    answers: {
      'apigateway:GetRestApi': api({
        endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [vpce, 'vpce-9'] },
      }),
    },
    subject: 'API',
    state: 'warning',
    says: 'vpce-9 is associated',
  },
  {
    name: 'an API without a policy',
    answers: { 'apigateway:GetRestApi': api({ policy: undefined }) },
    subject: 'API policy',
    says: 'The API has no policy',
    comesIn: 'no',
  },
  {
    name: 'a policy that somebody changed',
    answers: { 'apigateway:GetRestApi': api({}, escaped(anyone)) },
    subject: 'API policy',
    says: 'is not the one of the template',
    fix: 'Deploy the service',
  },
  {
    name: 'a caller through another endpoint',
    answers: endpointWith({ VpcEndpointId: 'vpce-9' }),
    caller: { vpcEndpointId: 'vpce-9' },
    subject: 'API policy',
    says: 'It keeps out anyone through vpce-9',
    comesIn: 'no',
  },
  {
    name: 'a policy by address, and no address',
    answers: {
      'apigateway:GetRestApi': api({}, escaped(allow({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } }))),
    },
    subject: 'API policy',
    state: 'unseen',
    says: "asks for the caller's address",
    fix: '--from',
    comesIn: 'unknown',
  },
  {
    name: 'a policy by address, from elsewhere',
    answers: {
      'apigateway:GetRestApi': api({}, escaped(allow({ IpAddress: { 'aws:VpcSourceIp': '10.0.9.0/24' } }))),
    },
    caller: { address: '10.0.0.7' },
    subject: 'API policy',
    says: 'from 10.0.0.7',
    comesIn: 'no',
  },
  {
    name: 'a policy for a role, and another',
    answers: {
      'apigateway:GetRestApi': api(
        {},
        escaped({
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: 'arn:aws:iam::123456789012:role/a' },
              Action: '*',
              Resource: '*',
            },
          ],
        }),
      ),
    },
    caller: { principal: 'arn:aws:iam::123456789012:role/b' },
    subject: 'API policy',
    says: 'keeps out arn:aws:iam::123456789012:role/b',
    comesIn: 'no',
  },
  {
    name: 'a route that wants a signature, and nobody who signs',
    caller: { path: '/signed' },
    subject: 'API policy',
    state: 'unseen',
    says: 'takes signed requests only',
    fix: '--from arn',
    comesIn: 'unknown',
  },
  {
    name: 'a signed request of another account',
    caller: { path: '/signed', principal: 'arn:aws:iam::210987654321:role/a' },
    subject: 'API policy',
    state: 'unseen',
    says: "the caller's own IAM policies decide",
    comesIn: 'unknown',
  },
  {
    name: 'no stage',
    answers: { 'apigateway:GetStage': notFound },
    subject: 'stage',
    says: 'has no stage dev',
    fix: '--stage',
    comesIn: 'no',
  },
  {
    name: 'a stage that somebody else deployed',
    answers: { 'apigateway:GetStage': { stageName: 'dev', deploymentId: 'other' } },
    subject: 'stage',
    says: 'serves the deployment other',
    fix: 'update-stage',
  },
  {
    name: 'a template that is not deployed',
    answers: {
      'cloudformation:ListStackResources': {
        StackResourceSummaries: summaries.filter(
          ({ ResourceType }) => ResourceType !== 'AWS::ApiGateway::Deployment',
        ),
      },
    },
    subject: 'stage',
    says: 'what is here is not deployed',
  },
  {
    name: 'a deployment older than the change',
    answers: {
      'apigateway:GetDeployment': { id: deploymentId, createdDate: new Date('2026-03-01T10:00:00Z') },
    },
    subject: 'stage',
    says: 'a changed policy is not live',
    fix: 'create-deployment',
  },
  {
    name: 'a route that was removed',
    answers: { 'apigateway:GetExport': document({ '/old': { 'x-amazon-apigateway-any-method': {} } }) },
    subject: 'routes',
    says: 'routes that the template does not have: ANY /old',
    fix: 'deploymentNonce',
  },
  {
    name: 'a route that is not live',
    answers: { 'apigateway:GetExport': { body: JSON.stringify({ paths: { '/orders/{id}': { get: {} } } }) } },
    subject: 'routes',
    says: 'lacks routes of the template: POST /orders, GET /signed',
  },
  {
    name: 'a caller of no route',
    caller: { method: 'GET', path: '/nowhere' },
    subject: 'routes',
    says: 'Missing Authentication Token',
    comesIn: 'no',
  },
  {
    name: 'a function without a policy',
    answers: { 'lambda:GetPolicy': new Refusal(404, 'ResourceNotFoundException', 'none') },
    subject: 'functions',
    says: 'has no policy, or does not exist',
    fix: 'add-permission',
  },
  {
    name: 'a permission for another API',
    answers: { 'lambda:GetPolicy': lambdaPolicy('arn:aws:execute-api:eu-central-1:123456789012:zzzzz/*/*') },
    subject: 'functions',
    says: 'lets another API call it',
  },
  {
    name: 'a permission for another service',
    answers: {
      'lambda:GetPolicy': {
        Policy: JSON.stringify({
          Statement: [
            { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'lambda:InvokeFunction' },
          ],
        }),
      },
    },
    subject: 'functions',
    says: 'does not let API Gateway call it',
  },
  {
    name: 'logs without a role',
    answers: { 'apigateway:GetAccount': {} },
    subject: 'logs',
    says: 'no role for them',
    fix: 'update-account',
  },
  {
    name: 'no domain',
    answers: { 'apigateway:GetDomainNames': { items: [] } },
    subject: 'domain',
    says: 'no private domain name api.internal',
  },
  {
    name: 'a domain that waits for its certificate',
    answers: {
      'apigateway:GetDomainNames': {
        items: [{ ...domain, domainNameStatus: 'PENDING_CERTIFICATE_REIMPORT' }],
      },
    },
    subject: 'domain',
    says: 'is PENDING_CERTIFICATE_REIMPORT',
  },
  {
    name: 'a domain whose policy denies',
    answers: {
      'apigateway:GetDomainNames': {
        items: [{ ...domain, policy: escaped(allow({ StringEquals: { 'aws:SourceVpce': 'vpce-9' } })) }],
      },
    },
    subject: 'domain',
    says: 'api.internal: It keeps out',
  },
  {
    name: 'no mapping',
    answers: { 'apigateway:GetBasePathMappings': { items: [{ restApiId: 'other', stage: 'dev' }] } },
    subject: 'domain',
    says: 'No base path of api.internal',
  },
  {
    name: 'a domain that routes by rules',
    answers: {
      'apigateway:GetDomainNames': {
        items: [{ ...domain, routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' }],
      },
      'apigateway:GetBasePathMappings': { items: [] },
    },
    subject: 'domain',
    state: 'unseen',
    says: 'routes by rules',
  },
  {
    name: 'no access association',
    answers: { 'apigateway:GetDomainNameAccessAssociations': { items: [] } },
    subject: 'domain',
    says: 'has no access association',
    fix: 'create-domain-name-access-association',
  },
  {
    name: 'no record',
    answers: {
      'route53:ListResourceRecordSets': { ResourceRecordSets: [], IsTruncated: false, MaxItems: 10 },
    },
    subject: 'domain',
    says: 'has no record api.internal',
  },
  {
    name: 'a record that leads elsewhere',
    answers: {
      'route53:ListResourceRecordSets': {
        ResourceRecordSets: [
          { Name: 'api.internal.', Type: 'CNAME', ResourceRecords: [{ Value: 'old.example.com' }] },
        ],
        IsTruncated: false,
        MaxItems: 10,
      },
    },
    subject: 'domain',
    says: 'leads to old.example.com',
  },
  {
    name: 'a policy that is public',
    answers: {
      'access-analyzer:CheckNoPublicAccess': {
        result: 'FAIL',
        message: 'Public access',
        reasons: [{ description: 'statement 0' }],
      },
    },
    subject: 'Access Analyzer',
    says: 'Public access statement 0',
  },
];

it.each(situations)(
  'finds $name',
  async ({ answers, caller, subject, says, state = 'problem', fix, comesIn = 'yes' }) => {
    const diagnosis = await diagnose(answers, caller);
    const found = diagnosis.findings.find(
      (finding) => finding.subject === subject && finding.message.includes(says),
    );
    expect({ found: found?.state, all: found?.state === state ? [] : ill(diagnosis) }).toEqual({
      found: state,
      all: [],
    });
    if (fix !== undefined) expect(found?.fix).toContain(fix);
    expect({ comesIn: diagnosis.verdict.comesIn }).toEqual({ comesIn });
    // A command in a fix is not broken.
    if (found?.fix !== undefined) expect(printDiagnosis(diagnosis, 40)).toContain(found.fix);
  },
);

it('goes on where a call is not allowed or throttled, and says what it did not look at', async () => {
  const forbidden = mapValues(well, (answer, action) =>
    /^(sts|cloudformation):/.test(action)
      ? answer
      : action.startsWith('ec2')
        ? new Refusal(503, 'RequestLimitExceeded', 'Request limit exceeded.')
        : denied,
  );
  const diagnosis = await diagnose(forbidden);
  expect(diagnosis.findings.every(({ state }) => state === 'unseen')).toBe(true);
  const said = printDiagnosis(diagnosis, 400);
  for (const action of [
    'ec2:DescribeVpcEndpoints',
    'apigateway:GET (GetRestApi)',
    'apigateway:GET (GetStage)',
    'lambda:GetPolicy',
  ]) {
    expect(said).toContain(`Not looked at. ${action}`);
  }
  expect(said).toContain('wait a minute');
  expect(diagnosis.verdict).toMatchObject({ comesIn: 'unknown' });
});

it.each<[string, Answers, string]>([
  [
    'expired credentials',
    { 'ec2:DescribeVpcEndpoints': new Refusal(400, 'RequestExpired', 'Request has expired.') },
    'log in again',
  ],
  [
    'no stack',
    {
      'cloudformation:ListStackResources': new Refusal(
        400,
        'ValidationError',
        'Stack with id orders-dev does not exist',
      ),
    },
    'There is no stack orders-dev in eu-central-1',
  ],
  [
    'a stack without the API',
    { 'cloudformation:ListStackResources': { StackResourceSummaries: [] } },
    'has no PrivateApiGatewayRestApi',
  ],
  [
    'wrong credentials',
    {
      'sts:GetCallerIdentity': new Refusal(
        403,
        'InvalidClientTokenId',
        'The security token included in the request is invalid.',
      ),
    },
    'log in again',
  ],
])('ends with %s', async (_, answers, says) => {
  await expect(diagnose(answers)).rejects.toThrow(says);
});

it('only reads', async () => {
  await diagnose();
  const verbs = aws.calls.map(({ action }) => /:(Get|List|Describe|CheckNoPublicAccess)/.test(action));
  expect(verbs.length).toBeGreaterThan(14);
  expect(verbs.every(Boolean)).toBe(true);
});
