import { isUndefined, omitBy, partition } from 'lodash';
import type { CheckOptions, Finding, SuppressedFinding } from '../../checks';
import { runRules } from '../../checks';
import { domainNameId, openApiId, restApiId } from '../../template/logical-ids';
import type { CloudFormationTemplate } from '../../template/template';
import { allowedEndpoints, domainEndpoints } from '../../cloudformation/resource-policy';
import { shippedName } from '../../cloudformation/shipped-name';
import type { PrivateApi } from '../../config/settings';
import { PrivateApiError } from '../../errors';
import type { Host, HostUtilities } from '../../framework/host';
import { loadTemplateTexts } from '../../mapping-templates/load-template-texts';

/**
 * Checks the final template. Warnings are shown together, and with them what was accepted and may let outsiders in.
 *
 * @param api the settings; a package that is deployed may have an API that the service no longer has
 * @throws {PrivateApiError} CHECK_FAILED with every error, before the template is written
 */
export function stopOnFindings(
  host: Host,
  api: PrivateApi | undefined,
  { log }: HostUtilities,
  template: CloudFormationTemplate,
): void {
  const nameOf = shippedName(loadTemplateTexts());
  const region = host.getProvider('aws').getRegion();
  const { findings, suppressed } = runRules(template, {
    ...(api ? checkOptions(api, region) : { region }),
    // The shipped templates have tests of their own.
    isKnownTemplate: (text) => nameOf(text) !== undefined,
  });
  const [errors, warnings] = partition(findings, ({ severity }) => severity === 'error');
  const said = [...warnings.map(describe), ...suppressed.filter(opensUp).map(describeAccepted)];
  if (said.length > 0) log.warning(`serverless-private-api:\n\n${said.join('\n\n')}\n`);
  if (errors.length > 0) {
    throw new PrivateApiError(
      'CHECK_FAILED',
      `serverless-private-api: the template would not deploy, or not keep outsiders out.\n\n${errors.map(describe).join('\n\n')}`,
    );
  }
}

/** What the checks know of the configuration: who was meant to be let in, and what is accepted. */
export function checkOptions(api: PrivateApi, region: string): CheckOptions {
  const { vpcIds, cidrs, accounts, principals, organizations, allowUnproven } = api.access;
  const { domain } = api;
  return {
    region,
    suppressions: api.suppressions,
    resourceQuota: api.resourceQuota,
    access: {
      [api.definition === 'openapi' ? openApiId : restApiId]: {
        vpcEndpointIds: allowedEndpoints(api),
        allowUnproven,
        ...omitBy({ vpcIds, cidrs, accounts, principals, organizations }, isUndefined),
      },
      ...(domain &&
        'certificateArn' in domain.owner && {
          [domainNameId]: {
            vpcEndpointIds: domainEndpoints(api, domain.owner),
            allowUnproven,
            ...omitBy({ vpcIds }, isUndefined),
          },
        }),
    },
  };
}

function describe({ ruleId, path, message, fix }: Finding): string {
  return `  ${path} (${ruleId})\n    ${message}\n    fix:   ${fix}`;
}

/** Rules that keep outsiders out: that one is suppressed is said at every package. */
const guards = [
  'private-endpoint-type',
  'resource-policy-missing',
  'resource-policy-proof',
  'domain-policy-proof',
  'definition-differs',
  'function-url-open',
  'lambda-permission-everyone',
];

function opensUp({ ruleId }: SuppressedFinding): boolean {
  return guards.includes(ruleId);
}

function describeAccepted({ ruleId, path, message, reason }: SuppressedFinding): string {
  return `  ${path} (${ruleId})\n    ${message}\n    accepted: ${reason}`;
}
