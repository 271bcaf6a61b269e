import type { Intrinsic, Text, TextList } from '../template/intrinsics';
import type { GatewayResponseType } from '../api-gateway/gateway-response-types';
import type { HttpMethod } from '../api-gateway/methods';
import type { DefinitionPatch, PolicyStatement } from './config';
import type { DomainConfig } from './domain';
import type { PropertiesConfig } from './properties';

/** The configuration after `normalize`: complete and readonly, nothing in it "means the default". */
export interface PrivateApi {
  /** Joined with `-`, the name of the API. */
  readonly nameParts: readonly string[];
  readonly description: string | undefined;
  readonly stageName: string;
  readonly stageVariables: Readonly<Record<string, Text>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly tracing: boolean;
  readonly binaryMediaTypes: readonly string[];
  /** The endpoints that are associated with the API. */
  readonly vpcEndpointIds: TextList;
  readonly createVpcEndpoint: VpcEndpoint | undefined;
  /** The API of another stack that the routes are added to. */
  readonly restApi: { readonly id: Text; readonly rootResourceId: Text } | undefined;
  readonly access: Access;
  readonly domain: Domain | undefined;
  readonly authorizers: readonly Authorizer[];
  readonly routes: readonly Route[];
  readonly usagePlans: readonly UsagePlan[];
  /** What routes name in `request.models`, by key. */
  readonly models: readonly Model[];
  readonly gatewayResponses: readonly GatewayResponse[];
  /** Of the API's own answers. */
  readonly format: ResponseSettings['format'];
  readonly logs: Logs;
  readonly metrics: boolean;
  /** Of every method; a route may have its own. */
  readonly throttle: Throttle;
  readonly cache: Cache | undefined;
  readonly webAclArn: Text | undefined;
  readonly disableExecuteApiEndpoint: boolean;
  /** CloudFormation's own properties by resource, over those that the settings make. */
  readonly properties: Properties;
  readonly definition: 'resources' | 'openapi';
  readonly definitionPatch: DefinitionPatch;
  readonly deploymentNonce: string | undefined;
  readonly resourceQuota: number;
  readonly suppressions: Readonly<Record<string, string>>;
}

export type Properties = Readonly<Record<keyof PropertiesConfig, Readonly<Record<string, unknown>>>>;

/** What the resource policy says beside the associated endpoints. */
export interface Access {
  readonly vpcEndpointIds: TextList | undefined;
  readonly vpcIds: TextList | undefined;
  readonly cidrs: TextList | undefined;
  readonly accounts: TextList | undefined;
  readonly principals: TextList | undefined;
  readonly organizations: TextList | undefined;
  readonly statements: readonly PolicyStatement[];
  readonly allowUnproven: boolean;
}

export interface VpcEndpoint {
  readonly vpcId: Text;
  readonly subnetIds: TextList;
  readonly securityGroupIds: TextList | undefined;
  /** Of the security group that is created, where one is. */
  readonly allowFrom:
    { readonly cidrs: readonly Text[]; readonly securityGroupIds: readonly Text[] } | undefined;
  readonly ipAddressType: 'ipv4' | 'ipv6' | 'dualstack';
  readonly privateDnsEnabled: boolean;
  readonly policy: Readonly<Record<string, unknown>> | undefined;
}

/** The private custom domain name: one of this stack, or of another to which the API is only mapped. */
export interface Domain {
  readonly name: Text;
  /** Between the slashes; empty where the API answers at the root. */
  readonly basePath: string;
  /** `undefined`: a base path mapping. */
  readonly routingRule: RoutingRule | undefined;
  readonly owner: OwnDomain | { readonly arn: Text };
}

export interface OwnDomain {
  readonly certificateArn: Text;
  readonly routingMode: Exclude<DomainConfig['routingMode'], undefined> | undefined;
  /** Those that use the domain, but not the API. */
  readonly furtherVpcEndpointIds: readonly Text[];
  /** The zone that has the name's record. */
  readonly hostedZone: { readonly id: Text } | { readonly vpcIds: readonly Text[] } | undefined;
  /** `undefined`: the endpoint that this stack creates. */
  readonly aliasTarget: { readonly dnsName: Text; readonly hostedZoneId: Text } | undefined;
  readonly shareWith: TextList | undefined;
}

export interface RoutingRule {
  readonly priority: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly stripBasePath: boolean;
}

/** One method of one path, and the function behind it. */
export interface Route {
  readonly method: HttpMethod;
  /** Begins with `/`, does not end with one (but for the root). */
  readonly path: string;
  /** Key of the function in the service's `functions`. */
  readonly functionName: string;
  readonly request: RequestSettings;
  readonly response: ResponseSettings;
  readonly authorization: Authorization;
  readonly cors: Cors | undefined;
  readonly timeoutInMillis: number | undefined;
  readonly throttle: Throttle;
  /** What the stage keeps of this route: nothing of a method other than `GET`, unless the route says so. */
  readonly cache: Cache | undefined;
  readonly credentials: Text | undefined;
  readonly operationName: string | undefined;
  readonly isAsync: boolean;
  readonly needsApiKey: boolean;
}

export interface Throttle {
  readonly rateLimit?: number;
  readonly burstLimit?: number;
}

export interface Cache {
  readonly ttlInSeconds: number;
  readonly dataEncrypted: boolean;
  /** In API Gateway's words, without the variables of a path: `method.request.querystring.page`. */
  readonly keyParameters: readonly string[];
}

export interface UsagePlan {
  /** `undefined`: the only one. */
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly quota: { readonly limit: number; readonly offset?: number; readonly period: string } | undefined;
  readonly throttle: Throttle;
  readonly methods: readonly { method: HttpMethod; path: string; throttle: Throttle }[];
  readonly keys: readonly ApiKey[];
}

export interface ApiKey {
  /** What its logical ids are made of. */
  readonly key: string;
  /** Of a key that exists. */
  readonly id: Text | undefined;
  readonly name: string | undefined;
  readonly value: Text | undefined;
  readonly description: string | undefined;
  readonly customerId: string | undefined;
  readonly enabled: boolean;
}

export interface Logs {
  readonly access: AccessLog | undefined;
  readonly execution: { readonly level: 'ERROR' | 'INFO'; readonly fullExecutionData: boolean } | undefined;
  readonly role: 'existing' | 'create' | 'elsewhere';
}

export interface AccessLog {
  readonly format: string;
  readonly retentionInDays: number | undefined;
  readonly kmsKeyArn: Text | undefined;
  /** `undefined`: a log group of this stack. */
  readonly destinationArn: Text | undefined;
}

export type Authorization =
  | { readonly type: 'NONE' | 'AWS_IAM' }
  | { readonly type: 'CUSTOM'; readonly authorizer: string }
  | { readonly type: 'COGNITO_USER_POOLS'; readonly authorizer: string; readonly scopes: readonly string[] };

export interface Cors {
  /** `*` alone, or origins, of which the host may begin with `*.`. */
  readonly origins: readonly string[];
  /** `undefined`: those of the path. */
  readonly methods: readonly string[] | undefined;
  readonly headers: readonly string[];
  readonly exposedResponseHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAge: number | undefined;
  readonly cacheControl: string | undefined;
}

export interface Model {
  readonly key: string;
  readonly contentType: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** JSON Schema of draft 4, in which `{ $ref: { model } }` is the model with that key. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface GatewayResponse {
  readonly type: GatewayResponseType;
  readonly statusCode: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** By media type; `undefined`: a message and the request's id. */
  readonly templates: Readonly<Record<string, Template>> | undefined;
}

export type ContentHandling = 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';

export interface RequestSettings {
  readonly event: 'proxy' | 'lambda' | 'passthrough';
  /** Accepted media types beside the default ones. */
  readonly contentTypes: readonly string[];
  /** The user's own templates by media type. */
  readonly templates: Readonly<Record<string, Template>>;
  readonly contentHandling: ContentHandling | undefined;
  /** Declared parameters in API Gateway's words, and whether a request without one is refused. */
  readonly parameters: Readonly<Record<string, boolean>>;
  /** Keys of models by media type. */
  readonly models: Readonly<Record<string, string>>;
  /** What of the request or its authorizer names the tenant, in API Gateway's words: `method.request.header.x`. */
  readonly tenantId: string | undefined;
}

export interface ResponseSettings {
  readonly format: 'json' | 'xml' | 'negotiate';
  readonly xmlRoot: string;
  readonly result: 'dictionary' | 'proxy';
  readonly exposeErrors: boolean;
  readonly errors: readonly MappedError[];
  readonly headers: Readonly<Record<string, string>>;
  readonly template: Template | undefined;
  readonly errorTemplate: Template | undefined;
  readonly contentHandling: ContentHandling | undefined;
}

export interface MappedError {
  readonly pattern: string;
  readonly status: number;
  /** `undefined`: the error's own message is shown. */
  readonly message: string | undefined;
}

/** The text of a mapping template, or an intrinsic that stays where it is. */
export type Template = string | Intrinsic;

export interface Authorizer {
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS';
  /** A function of this service, which gets a permission. */
  readonly functionName: string | undefined;
  readonly functionArn: Text | undefined;
  readonly userPoolArns: TextList | undefined;
  readonly identitySource: string | undefined;
  readonly resultTtlInSeconds: number | undefined;
  readonly identityValidationExpression: string | undefined;
}

/** A function of the service as CloudFormation knows it. */
export interface FunctionTarget {
  /** As the framework normalizes it for logical ids: `get-order` → `GetDashorder`. */
  readonly normalizedName: string;
  readonly logicalId: string;
  /** The condition under which the function exists: what calls it exists under it too. */
  readonly condition: string | undefined;
  /** The alias that requests go to, where the function has provisioned concurrency or SnapStart. */
  readonly alias: { readonly name: string; readonly logicalId: string } | undefined;
}
