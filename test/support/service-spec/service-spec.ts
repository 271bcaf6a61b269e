import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Resource, SpecDatabase } from '@aws-cdk/service-spec-types';

let database: SpecDatabase | undefined;

/** AWS's own resource specification, read once a process (about a third of a second). */
export const serviceSpec = (): SpecDatabase => (database ??= loadAwsServiceSpecSync());

/** What the specification says of a resource type: undefined for one that AWS does not have. */
export const resourceSpec = (type: string): Resource | undefined =>
  serviceSpec().lookup('resource', 'cloudFormationType', 'equals', type)[0];

/** Resource types whose properties and attributes are the provider's own business. */
export const isCustomResource = (type: string): boolean =>
  type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
