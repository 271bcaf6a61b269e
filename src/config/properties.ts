import type { Intrinsic, Text } from '../template/intrinsics';

type OrIntrinsic<Value> = Value | Intrinsic;

/**
 * Properties of CloudFormation as they are, over what the settings make of a resource: for what has no setting of its
 * own. They are merged before the deployment's hash and the checks.
 */
export interface PropertiesConfig {
  /** `AWS::ApiGateway::RestApi`. */
  restApi?: {
    ApiKeySourceType?: Text;
    Description?: Text;
    DisableExecuteApiEndpoint?: OrIntrinsic<boolean>;
    EndpointAccessMode?: Text;
    EndpointConfiguration?: { IpAddressType?: Text };
    MinimumCompressionSize?: OrIntrinsic<number>;
    /** In place of the policy that `access` makes; it is proven like that one. */
    Policy?: Readonly<Record<string, unknown>>;
    SecurityPolicy?: Text;
    Tags?: readonly Tag[];
  };
  /** `AWS::ApiGateway::Stage`. */
  stage?: {
    AccessLogSetting?: { DestinationArn?: Text; Format?: Text };
    CacheClusterEnabled?: OrIntrinsic<boolean>;
    CacheClusterSize?: Text;
    CanarySetting?: {
      DeploymentId?: Text;
      PercentTraffic?: OrIntrinsic<number>;
      StageVariableOverrides?: Readonly<Record<string, Text>>;
      UseStageCache?: OrIntrinsic<boolean>;
    };
    ClientCertificateId?: Text;
    Description?: Text;
    DocumentationVersion?: Text;
    /** Settings of a method that has settings already are merged into these. */
    MethodSettings?: readonly {
      CacheDataEncrypted?: OrIntrinsic<boolean>;
      CacheTtlInSeconds?: OrIntrinsic<number>;
      CachingEnabled?: OrIntrinsic<boolean>;
      DataTraceEnabled?: OrIntrinsic<boolean>;
      HttpMethod?: Text;
      LoggingLevel?: Text;
      MetricsEnabled?: OrIntrinsic<boolean>;
      ResourcePath?: Text;
      ThrottlingBurstLimit?: OrIntrinsic<number>;
      ThrottlingRateLimit?: OrIntrinsic<number>;
    }[];
    Tags?: readonly Tag[];
    TracingEnabled?: OrIntrinsic<boolean>;
    Variables?: Readonly<Record<string, Text>>;
  };
  /** `AWS::ApiGateway::Deployment`. */
  deployment?: { Description?: Text };
}

interface Tag {
  Key: Text;
  Value: Text;
}
