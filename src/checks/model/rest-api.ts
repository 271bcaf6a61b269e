import type { CloudFormationResource } from '../../template/template';
import type { JsonObject } from './value';

/** A resource of the template, with its place. */
export interface Placed {
  logicalId: string;
  /** `Resources.LogicalId.Properties` */
  path: string;
  resource: CloudFormationResource;
  properties: JsonObject;
}

export interface Method extends Placed {
  httpMethod: string;
  /** `/pets/{id}`; undefined where the template does not show it */
  resourcePath: string | undefined;
  /** `NONE` where it is left out; undefined where it is not known */
  authorization: string | undefined;
  /** undefined where there is none */
  integration: JsonObject | undefined;
  /** AWS, AWS_PROXY, …; undefined where it is not known */
  integrationType: string | undefined;
  integrationResponses: readonly IntegrationResponse[];
  methodResponses: readonly MethodResponse[];
}

export interface IntegrationResponse {
  path: string;
  status: string | undefined;
  /** '' for the default; undefined where it is not known */
  pattern: string | undefined;
  properties: JsonObject;
}

export interface MethodResponse {
  path: string;
  status: string | undefined;
  properties: JsonObject;
}

export interface PathResource extends Placed {
  pathPart: string | undefined;
  /** logical id; `''` for the root, undefined where it is not known */
  parent: string | undefined;
  resourcePath: string | undefined;
}

/** An API with all that belongs to it. */
export interface RestApi extends Placed {
  /** undefined where it is not known */
  isPrivate: boolean | undefined;
  /** `options.access` says who was meant to be let in: the API is to be private, whatever its type says */
  isConfigured: boolean;
  /** to be kept from outsiders: configured, or not known to be another type than private */
  isGuarded: boolean;
  /** as the template has it: a list, or one intrinsic */
  vpcEndpointIds: unknown;
  policy: { path: string; value: unknown } | undefined;
  /** routes stand in an OpenAPI body that is not looked into */
  hasBody: boolean;
  resources: readonly PathResource[];
  methods: readonly Method[];
  deployments: readonly Placed[];
  stages: readonly Placed[];
}
