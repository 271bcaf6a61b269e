/**
 * The public configuration: what a user writes under `privateApi` in serverless.ts, and in a function's
 * `privateApi` event. docs/configuration.md lists every setting with its default and the AWS property it sets.
 */

import type { Text, TextList } from '../template/intrinsics';
import type { ApiKeysConfig, CacheConfig, LogsConfig, ThrottleConfig, UsagePlanConfig } from './operation';
import type { DomainConfig } from './domain';
import type { CorsConfig } from './cors';
import type { GatewayResponseConfig } from './gateway-responses';
import type { SchemasConfig } from './models';
import type { PropertiesConfig } from './properties';
import type { ParametersConfig } from './request-parameters';

/** `privateApi` in serverless.ts. */
export interface PrivateApiConfig extends RouteConfig {
  /**
   * The execute-api VPC endpoints through which the API is called: associated with the API, and the only callers
   * that its resource policy lets in. Sets `EndpointConfiguration.VpcEndpointIds` and `Policy`.
   */
  vpcEndpointIds?: TextList;
  /** Creates the execute-api VPC endpoint in this stack, and uses it as if it were listed in `vpcEndpointIds`. */
  createVpcEndpoint?: VpcEndpointConfig;
  /**
   * An API that another stack makes, in place of one of this stack: the routes are added to it, and the stage `stage`
   * gets a deployment with them. Needs `access: { allowUnproven: true }`. docs/shared-api.md.
   */
  restApi?: ExistingApiConfig;
  /** Who else may call, and who of those may not. Default: everyone who comes through `vpcEndpointIds`. */
  access?: AccessConfig;
  /** Name of the API. Default: `<stage>-<service>-private`. Sets `RestApi.Name`. */
  name?: string;
  /** Sets `RestApi.Description`. */
  description?: string;
  /** Stage name, the first part of every URL's path. Default: the stage of the service. Sets `Stage.StageName`. */
  stage?: string;
  /** Stage variables, `$stageVariables.name` in templates. Sets `Stage.Variables`. */
  stageVariables?: Readonly<Record<string, Text>>;
  /** Tags of the API and its stage, over those of `provider.tags`. */
  tags?: Readonly<Record<string, string>>;
  /** X-Ray tracing. Default: `provider.tracing.apiGateway`. Sets `Stage.TracingEnabled`. */
  tracing?: boolean;
  /** Payloads of these media types are binary: `image/png`, `image/*`. Sets `RestApi.BinaryMediaTypes`. */
  binaryMediaTypes?: readonly string[];
  /** Lambda and Cognito authorizers by name; a route names one in `authorization`. */
  authorizers?: Readonly<Record<string, AuthorizerConfig>>;
  /** Keys for routes that are `private`. Default: `provider.apiGateway.apiKeys`, unless there are `http` events. */
  apiKeys?: ApiKeysConfig;
  /**
   * What keys may do: one plan, or several by name. Default: `provider.apiGateway.usagePlan`, unless there are `http`
   * events; one without limits where there are keys.
   */
  usagePlan?: UsagePlanConfig | readonly Readonly<Record<string, UsagePlanConfig>>[];
  /**
   * What API Gateway answers where it does not get to the function, by type: `DEFAULT_4XX`, `ACCESS_DENIED`, … Default:
   * its own. Makes an `AWS::ApiGateway::GatewayResponse` each.
   */
  gatewayResponses?: Readonly<Record<string, GatewayResponseConfig>>;
  /** Access and execution logs. Default: `provider.logs.restApi`. */
  logs?: LogsConfig;
  /** CloudWatch metrics of each method. Default: `provider.apiGateway.metrics`. Sets `MetricsEnabled`. */
  metrics?: boolean;
  /** The web ACL of AWS WAF that looks at requests to the stage. Makes an `AWS::WAFv2::WebACLAssociation`. */
  webAclArn?: Text;
  /** Leaves only custom domain names. Default: false. Sets `RestApi.DisableExecuteApiEndpoint`. */
  disableExecuteApiEndpoint?: boolean;
  /** A private custom domain name, beside the API's own names. docs/private-domain.md. */
  domain?: DomainConfig;
  /** Properties of CloudFormation as they are, for what has no setting of its own. */
  properties?: PropertiesConfig;
  /**
   * How the template defines the API. `resources` (default): a resource for each path and method. `openapi`: one
   * document in `RestApi.Body`, by which a route that is removed is gone with the next deployment. The two are
   * different APIs with different ids and URLs. docs/definition.md.
   */
  definition?: 'resources' | 'openapi';
  /**
   * With `definition: 'openapi'`: changes of the document, each a merge patch (RFC 7396) of what a route
   * (`GET /orders`) or a JSON pointer (`/info`) names.
   */
  definitionPatch?: DefinitionPatch;
  /**
   * Any text; another text makes a new deployment. For values that the deployment's hash cannot see: imports and
   * parameters, whose value CloudFormation finds only when it deploys.
   */
  deploymentNonce?: string;
  /** Resources (distinct paths) that an API may have. Default: 300, AWS's quota unless it was raised. */
  resourceQuota?: number;
  /** Findings of `private-api check` that are known and accepted: rule id → reason. */
  suppressions?: Readonly<Record<string, string>>;
}

/** Route or JSON pointer → merge patch. */
export type DefinitionPatch = Readonly<Record<string, unknown>>;

/** Settings that the API has for all routes and that a route may override. */
export interface RouteConfig {
  /** How a request becomes the event that the function receives. */
  request?: RequestConfig;
  /** How the function's result becomes the response. */
  response?: ResponseConfig;
  /**
   * Who is let in beside the resource policy: `NONE` (default), `AWS_IAM` (requests signed with Signature
   * Version 4), or the name of one of `authorizers`. Sets `Method.AuthorizationType` and `AuthorizerId`.
   */
  authorization?: string;
  /**
   * Lets pages of other origins call, `true` or settings: a method `OPTIONS` on each path, and headers on each answer.
   * Default: false.
   */
  cors?: boolean | CorsConfig;
  /**
   * Milliseconds that API Gateway waits for the function, 50 or more. Default: 29,000, API Gateway's own; more only
   * where AWS has raised the quota. Sets `Integration.TimeoutInMillis`.
   */
  timeoutInMillis?: number;
  /** How many requests each method takes. Default: what the account allows. Sets `Stage.MethodSettings`. */
  throttle?: ThrottleConfig;
  /**
   * Keeps responses. Needs a cache: `properties: { stage: { CacheClusterEnabled: true, CacheClusterSize: '0.5' } }`.
   * Default: false. Sets `Stage.MethodSettings`.
   */
  cache?: boolean | CacheConfig;
  /** The role with which API Gateway calls the function, in place of a permission. Sets `Integration.Credentials`. */
  credentials?: Text;
}

/** A function's `privateApi` event: `'*'` (ANY on `/` and on `/{proxy+}`), `'GET /health'`, or an object. */
export type PrivateApiEvent = string | PrivateApiRouteConfig;

/** A function's `privateApi` event with settings of its own. */
export interface PrivateApiRouteConfig extends RouteConfig {
  /** `GET`, …, or `ANY`. Default: `ANY`. */
  method?: string;
  /** `/orders/{id}`, `/orders/{proxy+}`, `/`, or `*` for `/` and `/{proxy+}`. */
  path: string;
  /** Name of the operation, in SDKs and exported definitions. Sets `Method.OperationName`. */
  operationName?: string;
  /** Asks for an API key (`x-api-key`), which a usage plan lets in. Default: false. Sets `Method.ApiKeyRequired`. */
  private?: boolean;
  /** The function is called and not waited for: the client gets 202 without a body. Default: false. */
  async?: boolean;
}

/** An API of another stack: literals or imports. */
export interface ExistingApiConfig {
  id: Text;
  /** The id of its resource `/`. */
  rootResourceId: Text;
}

/** Who may call the API. Widening settings add to `vpcEndpointIds`; narrowing ones apply on top of both. */
export interface AccessConfig {
  /** Widens: further VPC endpoints, of other accounts say. In the policy, not associated with the API. */
  vpcEndpointIds?: TextList;
  /** Widens: every execute-api endpoint of these VPCs. */
  vpcIds?: TextList;
  /** Narrows: only callers with these private addresses (`aws:VpcSourceIp`). */
  cidrs?: TextList;
  /** Narrows: only principals of these accounts. Needs `authorization: 'AWS_IAM'`. */
  accounts?: TextList;
  /** Narrows: only these IAM principals, as ARNs (`*` and `?` are wildcards). Needs `authorization: 'AWS_IAM'`. */
  principals?: TextList;
  /** Narrows: only principals of these organizations (`o-…`). Needs `authorization: 'AWS_IAM'`. */
  organizations?: TextList;
  /** Further statements of the resource policy, as IAM knows them. */
  statements?: readonly PolicyStatement[];
  /**
   * Packages even if the resource policy cannot be proven to keep outsiders out. The proof's finding becomes a
   * warning. Default: false.
   */
  allowUnproven?: boolean;
}

/** A statement of a resource policy, as IAM knows it. */
export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: unknown;
  NotPrincipal?: unknown;
  Action?: unknown;
  NotAction?: unknown;
  Resource?: unknown;
  NotResource?: unknown;
  Condition?: Readonly<Record<string, unknown>>;
}

/** An execute-api interface endpoint that this stack creates. Sets the properties of `AWS::EC2::VPCEndpoint`. */
export interface VpcEndpointConfig {
  vpcId: Text;
  subnetIds: TextList;
  /** Security groups that exist; they must let port 443 in. One of this and `allowFrom` is required. */
  securityGroupIds?: TextList;
  /**
   * Creates a security group that lets port 443 in from these address ranges and security groups, and nothing else.
   * Sets `AWS::EC2::SecurityGroup`.
   */
  allowFrom?: { cidrs?: TextList; securityGroupIds?: TextList };
  /** Which addresses the endpoint has, and the records of its names. Default: `ipv4`. Sets `IpAddressType`, `DnsOptions`. */
  ipAddressType?: 'ipv4' | 'ipv6' | 'dualstack';
  /**
   * Private DNS makes the plain URL resolve inside the VPC; and makes public APIs of the region unreachable by their
   * default names from there. Default: false.
   */
  privateDnsEnabled?: boolean;
  /** The endpoint's own policy. Default: it lets the APIs of this account and region through, and nothing else. */
  policy?: Readonly<Record<string, unknown>>;
}

/** How a request becomes the event that the function receives. */
export interface RequestConfig {
  /**
   * `proxy` (default): the shape of API Gateway's proxy event, format 1.0. `lambda`: the shape of the framework's
   * `integration: lambda`. `passthrough`: the JSON body itself. docs/events.md shows each.
   */
  event?: 'proxy' | 'lambda' | 'passthrough';
  /** Media types accepted besides JSON, form, plain text and XML; any other is answered 415. */
  contentTypes?: readonly string[];
  /** Own request templates by media type, in place of the shipped ones. Sets `Integration.RequestTemplates`. */
  templates?: Readonly<Record<string, TemplateSource>>;
  /** Parameters that a request must have, or may. Sets `Method.RequestParameters`, and a validator where one must be. */
  parameters?: ParametersConfig;
  /**
   * Models of bodies by media type: a JSON Schema of draft 4, or the name of one. Under `privateApi`, keys that are no
   * media types are names of schemas. Default: `provider.apiGateway.request.schemas`. Sets `Method.RequestModels`.
   */
  schemas?: SchemasConfig;
  /** Sets `Integration.ContentHandling`. Default: none. */
  contentHandling?: 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';
  /**
   * Where the tenant's id stands, for a function with tenant isolation: `method.request.header.x-tenant-id`,
   * `method.request.querystring.tenant`, `method.request.path.tenantId` or `context.authorizer.tenantId`. Sets the
   * header `X-Amz-Tenant-Id` in `Integration.RequestParameters`. Default: none.
   */
  tenantId?: string;
}

/** How the function's result becomes the response. */
export interface ResponseConfig {
  /** `json` (default), `xml`, or `negotiate`: by the request's `Accept`. docs/xml.md. */
  format?: 'json' | 'xml' | 'negotiate';
  /** Name of the root element of XML. Default: `response`. */
  xmlRoot?: string;
  /**
   * What the function returns. `dictionary` (default): any value, with `httpStatus` and `headers` if it likes.
   * `proxy`: `statusCode`, `headers` and `body`, as for a proxy integration. docs/responses.md.
   */
  result?: 'dictionary' | 'proxy';
  /** Shows type, message and trace of unhandled errors to the client. Default: false. */
  exposeErrors?: boolean;
  /** Errors whose message matches become this status; the first that matches wins. */
  errors?: readonly ErrorMapping[];
  /** Headers of every response of the function, unless the result sets them. Sets `ResponseParameters`. */
  headers?: Readonly<Record<string, string>>;
  /** Own response template for results, in place of the shipped one. Sets `IntegrationResponses`. */
  template?: TemplateSource;
  /** Own response template for unhandled errors and time-outs, in place of the shipped one. */
  errorTemplate?: TemplateSource;
  /** Sets `IntegrationResponse.ContentHandling`. Default: none. docs/responses.md tells what binary bodies need. */
  contentHandling?: 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';
}

/** A thrown error whose message matches becomes this status. */
export interface ErrorMapping {
  /** Java regular expression over the error's whole message: `\[NotFound\].*`. */
  pattern: string;
  /** 400 to 599. */
  status: number;
  /** The client's `message`. Default: the status's own name. */
  message?: string;
  /** Gives the client the error's message. Not with `message`. Default: false. */
  exposeMessage?: boolean;
}

/** A mapping template: its text (an intrinsic, `Fn::Sub` say, stays in place), or a file beside serverless.ts. */
export type TemplateSource = Text | { file: string };

/** A Lambda or Cognito authorizer. Sets the properties of `AWS::ApiGateway::Authorizer`. */
export interface AuthorizerConfig {
  /** `token` and `request` are Lambda authorizers, `cognito` checks tokens of user pools. */
  type: 'token' | 'request' | 'cognito';
  /** Lambda authorizers: a function of this service. */
  function?: string;
  /** Lambda authorizers: the ARN of a function that is not in this service; its permission is not managed here. */
  functionArn?: Text;
  /** Cognito: the ARNs of the user pools. */
  userPoolArns?: TextList;
  /** Cognito: scopes of which an access token must hold one. Sets `Method.AuthorizationScopes`. */
  scopes?: readonly string[];
  /**
   * Where the caller's identity stands. Default: `method.request.header.Authorization`; none for `request` with a
   * `resultTtlInSeconds` of 0. `request` takes several, separated by commas.
   */
  identitySource?: string;
  /** Seconds that a result is kept, 0 to 3600. Default: 300. */
  resultTtlInSeconds?: number;
  /** `token` and `cognito`: tokens that do not match this regular expression are refused without a call. */
  identityValidationExpression?: string;
}
