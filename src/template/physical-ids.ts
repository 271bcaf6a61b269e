import type { CloudFormationResource } from './template';
import { standInId } from './stand-in-id';

/** Each known, or a mark. */
export interface AccountAndRegion {
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
}

/** What `Ref` and `Fn::GetAtt` give for a resource; a name that is absent is not known before a deployment. */
export interface PhysicalIds {
  readonly ref?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Gives a property of the same resource as text, resolved; `undefined` when it is absent. */
export type PropertyText = (name: string) => string | undefined;

const hexadecimal = '0123456789abcdef';

/**
 * Ids that AWS would give out, in AWS's form, for the types that a REST API refers to. Other types stay unresolved.
 * Return values: docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference.
 */
export function physicalIds(
  logicalId: string,
  resource: CloudFormationResource,
  property: PropertyText,
  { region, accountId, partition }: AccountAndRegion,
): PhysicalIds {
  const lambda = (name: string): string => `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
  switch (resource.Type) {
    case 'AWS::ApiGateway::RestApi': {
      const id = standInId(logicalId, 10);
      return { ref: id, attributes: { RestApiId: id, RootResourceId: standInId(`${logicalId}/`, 10) } };
    }
    case 'AWS::ApiGateway::Resource': {
      const id = standInId(logicalId, 6);
      return { ref: id, attributes: { ResourceId: id } };
    }
    case 'AWS::ApiGateway::Deployment': {
      const id = standInId(logicalId, 6);
      return { ref: id, attributes: { DeploymentId: id } };
    }
    case 'AWS::ApiGateway::Authorizer': {
      const id = standInId(logicalId, 6);
      return { ref: id, attributes: { AuthorizerId: id } };
    }
    case 'AWS::ApiGateway::RequestValidator': {
      const id = standInId(logicalId, 6);
      return { ref: id, attributes: { RequestValidatorId: id } };
    }
    case 'AWS::ApiGateway::ApiKey': {
      const id = standInId(logicalId, 10);
      return { ref: id, attributes: { APIKeyId: id } };
    }
    case 'AWS::ApiGateway::UsagePlan': {
      const id = standInId(logicalId, 6);
      return { ref: id, attributes: { Id: id } };
    }
    case 'AWS::ApiGateway::DomainNameV2': {
      const id = standInId(logicalId, 10);
      const arn = `arn:${partition}:apigateway:${region}:${accountId}:/domainnames/${property('DomainName') ?? logicalId}+${id}`;
      return { ref: arn, attributes: { DomainNameArn: arn, DomainNameId: id } };
    }
    case 'AWS::ApiGateway::Model':
      return { ref: property('Name') ?? logicalId, attributes: {} };
    case 'AWS::ApiGateway::Stage':
      return { ref: property('StageName') ?? logicalId, attributes: {} };
    case 'AWS::Lambda::Function': {
      const name = property('FunctionName') ?? logicalId;
      return { ref: name, attributes: { Arn: lambda(name) } };
    }
    case 'AWS::Lambda::Version': {
      const arn = `${lambda(functionName(property('FunctionName') ?? logicalId))}:1`;
      return { ref: arn, attributes: { Version: '1', FunctionArn: arn } };
    }
    case 'AWS::Lambda::Alias': {
      const arn = `${lambda(functionName(property('FunctionName') ?? logicalId))}:${property('Name') ?? logicalId}`;
      return { ref: arn, attributes: { AliasArn: arn } };
    }
    case 'AWS::EC2::VPCEndpoint': {
      const id = `vpce-${standInId(logicalId, 17, hexadecimal)}`;
      return { ref: id, attributes: { Id: id } };
    }
    case 'AWS::EC2::VPC': {
      const id = `vpc-${standInId(logicalId, 17, hexadecimal)}`;
      return { ref: id, attributes: { VpcId: id, ...cidr(property('CidrBlock')) } };
    }
    case 'AWS::Cognito::UserPool': {
      const id = `${region}_${standInId(logicalId, 9)}`;
      return {
        ref: id,
        attributes: {
          UserPoolId: id,
          Arn: `arn:${partition}:cognito-idp:${region}:${accountId}:userpool/${id}`,
        },
      };
    }
    case 'AWS::IAM::Role': {
      const name = property('RoleName') ?? logicalId;
      return { ref: name, attributes: { Arn: `arn:${partition}:iam::${accountId}:role/${name}` } };
    }
    default:
      return { attributes: {} };
  }
}

function cidr(block: string | undefined): Record<string, string> {
  return block === undefined ? {} : { CidrBlock: block };
}

/** Versions and aliases take a function's name or any form of its ARN. */
function functionName(nameOrArn: string): string {
  const match = /:function:([^:]+)/.exec(nameOrArn);
  return match?.[1] ?? nameOrArn;
}
