import { isMarked } from '../template/marks';
import type { PlacedResource } from '../template/placed-resource';
import { askPolicy, type Way } from './ask-policy';
import type { DoctorFinding } from './finding';
import { look, lookFor } from './look';
import { livePolicy } from './live-policy';
import type { Patient } from './patient';

/** The private custom domain names of the template: each with its policy, mapping, associations and record. */
export async function examineDomain(
  patient: Patient,
  ways: readonly Way[],
  domains: readonly PlacedResource[],
  records: readonly PlacedResource[],
): Promise<DoctorFinding[]> {
  const findings: DoctorFinding[] = [];
  if (domains.length === 0) return findings;
  const { aws, restApiId, stage } = patient;
  const add = (finding: Omit<DoctorFinding, 'subject'>): void => {
    findings.push({ subject: 'domain', ...finding });
  };
  const all = await look('domain', findings, () => aws.domainNames());
  if (all === undefined) return findings;
  const associations = await look('domain', findings, () => aws.domainNameAccessAssociations());
  for (const { properties } of domains) {
    const name = String(properties['DomainName']);
    const live = all.find(
      ({ domainName, endpointConfiguration }) =>
        domainName === name && endpointConfiguration?.types?.includes('PRIVATE') === true,
    );
    if (live === undefined) {
      add({
        state: 'problem',
        message: `There is no private domain name ${name}.`,
        fix: 'Deploy the service.',
      });
      continue;
    }
    if (live.domainNameStatus !== undefined && live.domainNameStatus !== 'AVAILABLE') {
      add({
        state: 'problem',
        message: `${name} is ${live.domainNameStatus}: ${live.domainNameStatusMessage ?? 'no reason given'}`,
        fix: 'Wait for it, and look at its certificate.',
      });
    }
    const policy = livePolicy(live.policy);
    if (policy === undefined || typeof policy === 'string') {
      add({
        state: 'problem',
        message: `${name} has no policy that lets anyone in.`,
        fix: 'Deploy the service.',
      });
    } else {
      for (const way of ways) {
        const asked = askPolicy(
          'domain',
          policy,
          patient,
          way,
          "Let the caller in with the domain's policy.",
        );
        // The API has its own names beside the domain's.
        findings.push({ ...asked, blocks: false, message: `${name}: ${asked.message}` });
      }
    }
    const mappings = await lookFor('domain', findings, () => aws.basePathMappings(name, live.domainNameId));
    if (mappings?.some((mapping) => mapping.restApiId === restApiId && (mapping.stage ?? stage) === stage)) {
      add({ state: 'ok', message: `${name} leads to the stage ${stage}.` });
    } else if (live.routingMode?.includes('ROUTING_RULE') === true) {
      add({ state: 'unseen', message: `${name} routes by rules, which are not looked at.` });
    } else if (mappings !== undefined) {
      add({
        state: 'problem',
        message: `No base path of ${name} leads to ${restApiId}, stage ${stage}.`,
        fix: 'Deploy the service: domain.basePath makes the mapping.',
      });
    }
    for (const { vpcEndpointId } of associations === undefined ? [] : ways) {
      const found = associations?.some(
        ({ domainNameArn, accessAssociationSource }) =>
          domainNameArn === live.domainNameArn && accessAssociationSource === vpcEndpointId,
      );
      if (found === true) continue;
      add({
        state: 'problem',
        vpcEndpointId,
        message: `${vpcEndpointId} has no access association with ${name}: callers through it do not reach the domain.`,
        fix: `aws apigateway create-domain-name-access-association --domain-name-arn ${live.domainNameArn ?? '…'} --access-association-source-type VPCE --access-association-source ${vpcEndpointId}`,
      });
    }
    await examineRecord(name, records, patient, findings);
  }
  return findings;
}

async function examineRecord(
  name: string,
  records: readonly PlacedResource[],
  { aws }: Patient,
  findings: DoctorFinding[],
): Promise<void> {
  const withDot = (text: unknown): string => `${String(text).replace(/\.$/, '')}.`;
  const record = records.find(({ properties }) => withDot(properties['Name']) === withDot(name));
  const zone = record?.properties['HostedZoneId'];
  if (typeof zone !== 'string' || isMarked(zone)) {
    findings.push({
      subject: 'domain',
      state: 'unseen',
      message: `The DNS record of ${name} is not in the template, and was not looked at.`,
    });
    return;
  }
  const seen = await lookFor('domain', findings, () => aws.records(zone, name));
  if (seen === undefined) return;
  const found = seen?.ResourceRecordSets?.find((set) => set.Name === withDot(name));
  const target = found?.AliasTarget?.DNSName ?? found?.ResourceRecords?.map(({ Value }) => Value).join(', ');
  findings.push(
    target?.includes('vpce-') === true
      ? { subject: 'domain', state: 'ok', message: `${name} is an alias of ${target}.` }
      : {
          subject: 'domain',
          state: 'problem',
          message:
            found === undefined
              ? `The hosted zone ${zone} has no record ${name}.`
              : `The record ${name} leads to ${target}, which is no VPC endpoint.`,
          fix: "Deploy the service, or make it an alias of the endpoint's own name (vpce-….vpce.amazonaws.com).",
        },
  );
}
