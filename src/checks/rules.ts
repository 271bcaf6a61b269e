import type { Rule } from './rule';
import { accessLog } from './rules/access-log';
import { accountRoleLost } from './rules/account-role-lost';
import { apiChangedBeside } from './rules/api-changed-beside';
import { apiKeyWithoutPlan } from './rules/api-key-without-plan';
import { arnLength } from './rules/arn-length';
import { authorizerMissing } from './rules/authorizer-missing';
import { dataTrace } from './rules/data-trace';
import { defaultResponseMissing } from './rules/default-response-missing';
import { definitionCircle } from './rules/definition-circle';
import { definitionDiffers } from './rules/definition-differs';
import { definitionOverwrites } from './rules/definition-overwrites';
import { definitionSize } from './rules/definition-size';
import { deploymentFixedId } from './rules/deployment-fixed-id';
import { deploymentOrder } from './rules/deployment-order';
import { domainPolicyProof } from './rules/domain-policy-proof';
import { durableFunction } from './rules/durable-function';
import { endpointAssociation } from './rules/endpoint-association';
import { endpointConfiguration } from './rules/endpoint-configuration';
import { executeApiEndpointDisabled } from './rules/execute-api-endpoint-disabled';
import { forbiddenHeader } from './rules/forbidden-header';
import { functionPublicOtherwise } from './rules/function-public-otherwise';
import { functionTimeout } from './rules/function-timeout';
import { functionUrlOpen } from './rules/function-url-open';
import { greedyWithoutParent } from './rules/greedy-without-parent';
import { integrationTimeout } from './rules/integration-timeout';
import { lambdaErrorAsSuccess } from './rules/lambda-error-as-success';
import { lambdaIntegration } from './rules/lambda-integration';
import { lambdaPermission } from './rules/lambda-permission';
import { lambdaPermissionEveryone } from './rules/lambda-permission-everyone';
import { lambdaPermissionSize } from './rules/lambda-permission-size';
import { lambdaPermissionWide } from './rules/lambda-permission-wide';
import { loggingRole } from './rules/logging-role';
import { methodWithoutIntegration } from './rules/method-without-integration';
import { overrideRepeated } from './rules/override-repeated';
import { policyNamesOwnApi } from './rules/policy-names-own-api';
import { policyResourceMatchesNothing } from './rules/policy-resource-matches-nothing';
import { principalsWithoutIam } from './rules/principals-without-iam';
import { privateDns } from './rules/private-dns';
import { privateDnsTwice } from './rules/private-dns-twice';
import { privateDomain } from './rules/private-domain';
import { privateEndpointType } from './rules/private-endpoint-type';
import { privateKeysOnPublicApi } from './rules/private-keys-on-public-api';
import { resourcePolicyLetsNobodyIn } from './rules/resource-policy-lets-nobody-in';
import { resourcePolicyLength } from './rules/resource-policy-length';
import { resourcePolicyMissing } from './rules/resource-policy-missing';
import { resourcePolicyProof } from './rules/resource-policy-proof';
import { resourceQuota } from './rules/resource-quota';
import { resourceTree } from './rules/resource-tree';
import { responseNotDeclared } from './rules/response-not-declared';
import { responseStreaming } from './rules/response-streaming';
import { securityPolicy } from './rules/security-policy';
import { selectionPatternCatchesSuccess } from './rules/selection-pattern-catches-success';
import { selectionPatternLineBreaks } from './rules/selection-pattern-line-breaks';
import { selectionPatternOverlap } from './rules/selection-pattern-overlap';
import { selectionPatternSyntax } from './rules/selection-pattern-syntax';
import { sourceIpOnPrivateApi } from './rules/source-ip-on-private-api';
import { stackSize } from './rules/stack-size';
import { stageTwice } from './rules/stage-twice';
import { suppression } from './rules/suppression';
import { templateReadsDroppedHeader } from './rules/template-reads-dropped-header';
import { templateSize } from './rules/template-size';
import { templateSyntax } from './rules/template-syntax';
import { tenantId } from './rules/tenant-id';
import { variableAsText } from './rules/variable-as-text';
import { wrongKindOfId } from './rules/wrong-kind-of-id';

/** Every rule, in the order in which findings are shown. */
export const rules: readonly Rule[] = [
  privateEndpointType,
  resourcePolicyMissing,
  resourcePolicyProof,
  domainPolicyProof,
  resourcePolicyLetsNobodyIn,
  definitionDiffers,
  functionUrlOpen,
  lambdaPermissionEveryone,
  lambdaPermissionWide,
  functionPublicOtherwise,
  apiChangedBeside,
  policyNamesOwnApi,
  principalsWithoutIam,
  sourceIpOnPrivateApi,
  privateKeysOnPublicApi,
  wrongKindOfId,
  endpointAssociation,
  endpointConfiguration,
  policyResourceMatchesNothing,
  resourcePolicyLength,
  executeApiEndpointDisabled,
  privateDns,
  privateDnsTwice,
  privateDomain,
  securityPolicy,
  definitionOverwrites,
  definitionCircle,
  deploymentOrder,
  deploymentFixedId,
  stageTwice,
  methodWithoutIntegration,
  authorizerMissing,
  apiKeyWithoutPlan,
  resourceTree,
  greedyWithoutParent,
  variableAsText,
  lambdaIntegration,
  lambdaPermission,
  lambdaPermissionSize,
  tenantId,
  durableFunction,
  responseStreaming,
  functionTimeout,
  integrationTimeout,
  templateSyntax,
  overrideRepeated,
  templateSize,
  templateReadsDroppedHeader,
  selectionPatternSyntax,
  selectionPatternCatchesSuccess,
  selectionPatternOverlap,
  selectionPatternLineBreaks,
  lambdaErrorAsSuccess,
  defaultResponseMissing,
  responseNotDeclared,
  forbiddenHeader,
  arnLength,
  resourceQuota,
  definitionSize,
  stackSize,
  loggingRole,
  accountRoleLost,
  accessLog,
  dataTrace,
  suppression(() => rules.map(({ id }) => id)),
];
