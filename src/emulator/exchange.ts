import type { AuthorizerCache } from './authorizers/authorizer-cache';
import type { Principal } from './emulator';
import type { HttpIntegrationCall, HttpIntegrationResult } from './http-integration-call';
import type { InvokeTarget, LambdaResult } from '../lambda';
import type { MultiValueMap } from './multi-value-map';
import type { PolicyDecisions } from './policy-decisions';
import type { ApiKey, GatewayDomain, GatewayMethod, GatewayApi, Stage } from './gateway-api';
import type { ServiceCall, ServiceResult } from './service-call';
import type { TraceEntry } from './trace';

/** The options, complete. */
export interface Settings {
  readonly region: string;
  readonly accountId: string;
  readonly invoke: (target: InvokeTarget, event: unknown, payload?: string) => Promise<LambdaResult>;
  readonly invokeWithPayload: ((target: InvokeTarget, payload: string) => Promise<LambdaResult>) | undefined;
  readonly invokeService: ((call: ServiceCall) => Promise<ServiceResult>) | undefined;
  readonly hasNoTimeouts: (() => boolean) | undefined;
  readonly http: (call: HttpIntegrationCall) => Promise<HttpIntegrationResult>;
  readonly now: () => Date;
  readonly requestId: () => string;
  readonly random: () => number;
  readonly functionLogicalId: (functionArn: string) => string | undefined;
  /** Whether a function of the template has tenant isolation. */
  readonly isolatesTenants: (functionLogicalId: string) => boolean;
}

/** What every stage of the pipeline may look at. One for each request. */
export interface Exchange {
  readonly api: GatewayApi;
  readonly settings: Settings;
  readonly defaultSource: CallerSource;
  readonly authorizerCache: AuthorizerCache;
  readonly decide: PolicyDecisions;
  readonly trace: TraceEntry[];
}

export interface CallerSource {
  readonly vpcEndpointId: string | undefined;
  readonly vpcId: string | undefined;
  readonly vpcSourceIp: string | undefined;
  readonly sourceIp: string;
  readonly principal: Principal | undefined;
}

/** After `parse`. */
export interface ParsedRequest {
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly traceId: string;
  readonly time: Date;
  readonly httpMethod: string;
  readonly stage: Stage;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** `undefined` when the stage has no canary. */
  readonly isCanaryRequest: boolean | undefined;
  /** Without the stage, as an `AWS_PROXY` event has it. */
  readonly path: string;
  /** With the stage, as `$context.path` has it. */
  readonly contextPath: string;
  readonly segments: readonly string[];
  readonly querystring: MultiValueMap;
  /** Without those that API Gateway keeps to itself. */
  readonly headers: MultiValueMap;
  /** The client asked for the connection to end. */
  readonly closesConnection: boolean;
  /** Media type of the body, `application/json` when the client names none. */
  readonly contentType: string;
  /** First media type of `Accept`. */
  readonly accept: string | undefined;
  readonly body: Buffer;
  readonly source: CallerSource;
  readonly domainName: string;
  /** The private domain that the request came by. */
  readonly domain: GatewayDomain | undefined;
}

/** After `route`. */
export interface RoutedRequest extends ParsedRequest {
  readonly method: GatewayMethod;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** ARN of the method that is called. */
  readonly methodArn: string;
}

/** After `authorize`. */
export interface AuthorizedRequest extends RoutedRequest {
  /** The identity that signed, where the method asks for IAM. */
  readonly principal: Principal | undefined;
  /** `$context.authorizer`. */
  readonly authorizer: Readonly<Record<string, unknown>> | undefined;
  /** The API key that a Lambda authorizer names. */
  readonly usageIdentifierKey: string | undefined;
}

/** After `apiKey`. */
export interface IdentifiedRequest extends AuthorizedRequest {
  readonly apiKey: ApiKey | undefined;
}

/** After `methodRequest`: what mapping templates and parameter mappings see. */
export interface MethodRequest extends IdentifiedRequest {
  readonly context: Readonly<Record<string, unknown>>;
  readonly params: {
    readonly path: Readonly<Record<string, string>>;
    readonly querystring: Readonly<Record<string, string | readonly string[]>>;
    readonly header: Readonly<Record<string, string | readonly string[]>>;
  };
}

export type KnownRequest = ParsedRequest | RoutedRequest | AuthorizedRequest | IdentifiedRequest;
