import type { InvokeTarget, LambdaResult } from '../lambda';
import type { HttpIntegrationCall, HttpIntegrationResult } from './http-integration-call';
import type { ServiceCall, ServiceResult } from './service-call';
import type { TraceEntry } from './trace';

/** The IAM identity that signed a request. */
export interface Principal {
  readonly arn: string;
  /** Default: the account in the ARN. */
  readonly accountId?: string;
  readonly accessKey?: string;
  readonly userId?: string;
  readonly principalOrgId?: string;
  /** Default: one that allows `execute-api:Invoke` on everything; the template does not hold a caller's policies. */
  readonly identityPolicies?: readonly object[];
}

/** Where a request comes from. A source without an endpoint comes from outside every VPC endpoint. */
export interface RequestSource {
  readonly vpcEndpointId?: string;
  readonly vpcId?: string;
  readonly vpcSourceIp?: string;
  readonly sourceIp?: string;
  /** The IAM identity that signs, or its ARN. */
  readonly principal?: string | Principal;
}

export interface EmulatorRequest {
  readonly method: string;
  /** Raw request target: stage, path and query string, as on the request line. */
  readonly path: string;
  /** Names as the client wrote them: API Gateway shows them to templates in that case. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: Buffer | string;
  /** Absent: through the API's first VPC endpoint. */
  readonly source?: RequestSource;
}

export interface EmulatorResponse {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
  readonly trace: readonly TraceEntry[];
}

/** A route of the API, for lists of routes. */
export interface RouteDescription {
  readonly method: string;
  readonly path: string;
  readonly integrationType: string;
  readonly authorizationType: string;
  readonly apiKeyRequired: boolean;
  /** Logical id of the function behind the route, when it is one of the template's. */
  readonly functionLogicalId?: string;
}

/** What was read from the template. */
export interface RestApiDescription {
  readonly logicalId: string;
  /** A stand-in made from the logical id: the real one exists only after a deployment. */
  readonly id: string;
  readonly name: string;
  readonly endpointType: 'PRIVATE' | 'REGIONAL' | 'EDGE';
  readonly vpcEndpointIds: readonly string[];
  /** Private custom domain names that lead to it, each with what a path under it begins with: `/orders`, or nothing. */
  readonly domains: readonly { readonly name: string; readonly basePath: string }[];
  readonly stages: readonly string[];
  /** The stage that the option names, or the first. */
  readonly stage: string;
  readonly routes: readonly RouteDescription[];
  /** API keys that the stage accepts: the value, or a stand-in where the template leaves it to AWS. */
  readonly apiKeys: readonly { readonly logicalId: string; readonly value: string }[];
}

export interface EmulatorOptions {
  /**
   * Calls a function. `payload` is the event as the text that a mapping template rendered, or that passed through: it
   * keeps the digits of numbers that JavaScript does not. Absent for the events that the gateway makes itself.
   */
  invoke(target: InvokeTarget, event: unknown, payload?: string): Promise<LambdaResult>;
  /** Takes the place of `invoke` for events that are texts already, and spares reading them. */
  invokeWithPayload?(target: InvokeTarget, payload: string): Promise<LambdaResult>;
  /**
   * Stands in for the service behind an AWS integration that is no function: DynamoDB, Step Functions, SQS and so on.
   * Without it such a route answers 500.
   */
  invokeService?(call: ServiceCall): Promise<ServiceResult>;
  /**
   * Whether the gateway waits for functions as long as they take, asked at each time-out: a debugger may have attached.
   *
   * @internal
   */
  hasNoTimeouts?(): boolean;
  /** Logical id of the `AWS::ApiGateway::RestApi`. Default: the private one, or the only one. */
  readonly restApi?: string;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** Default `123456789012`. */
  readonly accountId?: string;
  readonly now?: (() => Date | number) | Date | number;
  readonly requestId?: (() => string) | string;
  /** Stage to serve. Default: the stages of the template. */
  readonly stage?: string;
  /** Values of the template's parameters, before their defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Sends the call of an HTTP or HTTP_PROXY integration. Default: Node.js `http` and `https`. */
  readonly http?: (call: HttpIntegrationCall) => Promise<HttpIntegrationResult>;
  /** Draws the requests that a canary takes, from 0 up to 1. Default `Math.random`. */
  readonly random?: () => number;
}

export interface Emulator {
  /** Always answers: what goes wrong becomes the response that API Gateway would give. */
  handle(request: EmulatorRequest): Promise<EmulatorResponse>;
  readonly restApi: RestApiDescription;
  /** What the template leaves open, and what of it is not emulated. */
  readonly warnings: readonly string[];
}
