import { uniq } from 'lodash';
import { namedValues } from '../../policy/placed-statements';
import { proveAccess } from '../../policy/proof/prove-access';
import type { DomainName } from '../../template/domain-name';
import type { PlacedValue } from '../../template/rest-api';
import { isRecord } from '../../template/properties';
import { readDomainNames } from '../../template/read-domain-names';
import type { TemplateModel } from '../model/template-model';
import type { CheckedAccess } from '../options';
import { proofProblem } from '../proof-problem';
import type { Rule } from '../rule';

export const domainPolicyProof: Rule = {
  id: 'domain-policy-proof',
  severity: 'error',
  why: 'A private domain has a policy of its own beside the API’s. One that lets in other endpoints leaves the API’s policy to guard alone, and every API that is mapped to the domain later.',
  fix: 'Deny execute-api:Invoke on execute-api:/* to "*" unless aws:SourceVpce (or aws:SourceVpc) is one that was configured.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-associations.html',
  *check(model) {
    const guarded = model.restApisAnywhere().filter(({ isGuarded }) => isGuarded);
    for (const domain of readDomainNames(model.template, model.ofTypeAnywhere)) {
      const { placed, policy } = domain;
      if (placed === undefined || policy === undefined) continue;
      const configured = model.options.access?.[placed.logicalId];
      const apis = guarded.filter(({ id }) => domain.ways.some(({ restApiId }) => restApiId === id));
      if (configured === undefined && apis.length === 0) continue;
      const access = configured ?? derivedAccess(domain, policy);
      const authorizations = uniq(
        apis.flatMap(({ methods }) => methods.map(({ authorization }) => authorization ?? 'AWS_IAM')),
      );
      const result = prove(domain, policy, access, ['NONE', ...authorizations], model);
      if (result.verdict === 'proven') continue;
      yield {
        ...proofProblem(result, policy.path, 'policy of the domain'),
        ...(access.allowUnproven === true && { severity: 'warning' as const }),
      };
    }
  },
};

function prove(
  { name }: DomainName,
  policy: PlacedValue,
  access: CheckedAccess,
  authorizations: readonly string[],
  { options: { region, accountId }, template }: TemplateModel,
): ReturnType<typeof proveAccess> {
  return proveAccess({
    policy: policy.source,
    access,
    domain: { name },
    methods: uniq(authorizations).map((authorization) => ({ httpMethod: 'ANY', path: '/', authorization })),
    mappings: template.Mappings ?? {},
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
  });
}

/** Of a domain that nobody configured: the endpoints that are associated with it, and the VPCs that its policy names. */
function derivedAccess({ vpcEndpointIds }: DomainName, { path, source, value }: PlacedValue): CheckedAccess {
  const read = { path, source, value: isRecord(source) && 'Statement' in source ? source : value };
  const vpcIds = namedValues([read], 'aws:sourcevpc');
  const named = namedValues([read], 'aws:sourcevpce');
  return {
    vpcEndpointIds: vpcEndpointIds.length === 0 ? named : vpcEndpointIds,
    ...(vpcIds.length > 0 && { vpcIds }),
  };
}
