import type { GatewayResponseType } from '../api-gateway/gateway-response-types';
import type { MappingTemplates } from './mapping/mapping-templates';
import type { ParameterMapping } from './mapping/parameter-mapping';
import type { PolicyDocument } from '../policy';
import type { DomainWay } from '../template/domain-name';
import type { RouteNode } from './route-tree';
import type { RequestBodyModel } from './validation/request-body-model';
import type { WholeMatch } from './mapping/whole-match';

/** A REST API as the gateway runs it: intrinsics worked out, routes in a tree, mappings parsed. */
export interface GatewayApi {
  readonly logicalId: string;
  readonly id: string;
  readonly name: string;
  readonly endpointType: EndpointType;
  readonly vpcEndpointIds: readonly string[];
  /** The resource policy; what is wrong with it shows when it is evaluated. */
  readonly policy: PolicyDocument | undefined;
  readonly binaryMediaTypes: readonly string[];
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  readonly stages: ReadonlyMap<string, Stage>;
  /** The template has no stage, and none is asked for: the first segment of a path is one, whatever it is. */
  readonly answersUnderAnyStage: boolean;
  /** Private custom domain names that lead here. */
  readonly domains: readonly GatewayDomain[];
  /** Of the endpoints that the template makes, by id. */
  readonly endpointPolicies: ReadonlyMap<string, PolicyDocument>;
  /** Under its own names the API answers nobody. */
  readonly isDefaultEndpointDisabled: boolean;
  readonly methods: readonly GatewayMethod[];
  readonly routes: RouteNode<GatewayMethod>;
  readonly gatewayResponses: ReadonlyMap<GatewayResponseType, GatewayResponse>;
  readonly apiKeys: readonly ApiKey[];
}

export type EndpointType = 'PRIVATE' | 'REGIONAL' | 'EDGE';

export interface GatewayDomain {
  readonly name: string;
  /** As policies name it: `arn:aws:execute-api:region:account:/domainnames/NAME+ID`. */
  readonly arn: string;
  /** undefined: another stack has it */
  readonly policy: PolicyDocument | undefined;
  /** Those that are associated with it. */
  readonly vpcEndpointIds: readonly string[];
  /** In the order in which they are tried; some lead to other APIs. */
  readonly ways: readonly DomainWay[];
}

export interface Stage {
  readonly name: string;
  readonly deploymentId: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly canary: Canary | undefined;
  /** `undefined` when the stage has no access log. */
  readonly accessLogFormat: string | undefined;
}

export interface Canary {
  readonly percentTraffic: number;
  readonly variables: Readonly<Record<string, string>>;
}

export interface GatewayMethod {
  readonly httpMethod: string;
  readonly resourcePath: string;
  readonly resourceId: string;
  readonly authorization: Authorization;
  readonly apiKeyRequired: boolean;
  /** `undefined` when the method has no request validator. */
  readonly validation: RequestValidation | undefined;
  readonly integration: Integration;
  /** Statuses that the method declares; a proxy integration needs none. */
  readonly methodResponses: ReadonlySet<string>;
}

export type Authorization =
  | { readonly type: 'NONE' }
  | { readonly type: 'AWS_IAM' }
  | { readonly type: 'CUSTOM'; readonly authorizer: LambdaAuthorizer }
  | {
      readonly type: 'COGNITO_USER_POOLS';
      readonly authorizer: CognitoAuthorizer;
      readonly scopes: readonly string[];
    }
  | { readonly type: 'INVALID'; readonly reason: string };

export interface LambdaAuthorizer {
  readonly id: string;
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST';
  readonly uri: string;
  readonly identitySources: readonly string[];
  readonly identityValidation: WholeMatch | undefined;
  readonly ttlSeconds: number;
}

export interface CognitoAuthorizer {
  readonly id: string;
  readonly name: string;
  readonly identitySource: string;
  readonly userPoolIds: readonly string[];
}

export interface RequestValidation {
  readonly name: string;
  readonly validateParameters: boolean;
  readonly validateBody: boolean;
  readonly requiredParameters: readonly RequiredParameter[];
  /** By content type. */
  readonly models: ReadonlyMap<string, RequestBodyModel>;
}

export interface RequiredParameter {
  readonly location: 'path' | 'querystring' | 'header';
  readonly name: string;
}

export type IntegrationType = 'AWS' | 'AWS_PROXY' | 'MOCK' | 'HTTP' | 'HTTP_PROXY';
export type ContentHandling = 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';
export type PassthroughBehavior = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';

export interface Integration {
  readonly type: IntegrationType;
  readonly httpMethod: string | undefined;
  readonly uri: string;
  readonly passthroughBehavior: PassthroughBehavior;
  readonly requestTemplates: MappingTemplates;
  readonly requestParameters: readonly ParameterMapping[];
  readonly contentHandling: ContentHandling | undefined;
  readonly timeoutInMillis: number;
  /** By status code, ascending: the order in which the emulator tries their patterns. */
  readonly integrationResponses: readonly IntegrationResponse[];
}

export interface IntegrationResponse {
  readonly statusCode: string;
  readonly selectionPattern: string | undefined;
  readonly matches: WholeMatch;
  readonly responseTemplates: MappingTemplates;
  readonly responseParameters: readonly ParameterMapping[];
  readonly contentHandling: ContentHandling | undefined;
}

export interface GatewayResponse {
  readonly logicalId: string;
  readonly statusCode: number | undefined;
  /** Header name → expression. */
  readonly headers: ReadonlyMap<string, string>;
  readonly templates: ReadonlyMap<string, string>;
}

export interface ApiKey {
  readonly logicalId: string;
  readonly id: string;
  readonly value: string;
  readonly enabled: boolean;
  /** Names of this API's stages that a usage plan opens to the key. */
  readonly stages: readonly string[];
}
