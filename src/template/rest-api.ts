import type { PlacedResource, ResourcesOfType } from './placed-resource';
import type { Properties } from './properties';

/** A REST API as a template has it, from resources and from an OpenAPI document, read in one world. */
export interface RestApi extends PlacedResource {
  readonly endpointType: EndpointType;
  /** ids, or marks of them; a mark may stand for several */
  readonly vpcEndpointIds: readonly string[];
  /** as the template has them: a list, or one intrinsic */
  readonly vpcEndpointIdsSource: unknown;
  /** The resource policies: the property, and what an OpenAPI document says. Which of two holds is not documented. */
  readonly policies: readonly PlacedValue[];
  /** the OpenAPI document of its body; undefined where it has none that can be read */
  readonly document: Properties | undefined;
  /** what the document says of the API itself, in CloudFormation's words */
  readonly imported: Properties;
  /** what its own properties say */
  readonly own: Properties;
  /** why not all routes are known: the document stands in S3, say; undefined where they are */
  readonly unread: string | undefined;
  /** all that belongs to the API, by type */
  readonly ofType: ResourcesOfType;
  readonly resources: readonly PathResource[];
  readonly methods: readonly Method[];
  readonly deployments: readonly PlacedResource[];
  readonly stages: readonly PlacedResource[];
}

/** `undefined` where the world does not know it. */
export type EndpointType = 'PRIVATE' | 'REGIONAL' | 'EDGE' | undefined;

export interface PlacedValue {
  readonly path: string;
  /** intrinsics worked out */
  readonly value: unknown;
  /** as the template has it */
  readonly source: unknown;
}

export interface PathResource extends PlacedResource {
  /** undefined where it is not known */
  readonly pathPart: string | undefined;
  /** id of the resource above it */
  readonly parentId: string | undefined;
  /** `/pets/{id}`; undefined where the template does not show it */
  readonly resourcePath: string | undefined;
}

export interface Method extends PlacedResource {
  readonly httpMethod: string;
  /** `/pets/{id}`; undefined where the template does not show it */
  readonly resourcePath: string | undefined;
  /** `NONE` where it is left out; undefined where it is not known */
  readonly authorization: string | undefined;
  /** undefined where there is none, or it is not known */
  readonly integration: Readonly<Record<string, unknown>> | undefined;
  /** AWS, AWS_PROXY, …; undefined where it is not known */
  readonly integrationType: string | undefined;
  readonly integrationResponses: readonly IntegrationResponse[];
  readonly methodResponses: readonly MethodResponse[];
}

export interface IntegrationResponse {
  readonly at: (property: string) => string;
  readonly status: string | undefined;
  /** '' for the default; undefined where it is not known */
  readonly pattern: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface MethodResponse {
  readonly status: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}
