import { compact, sortBy, uniq } from 'lodash';
import { isMarked } from '../template/marks';
import type { PlacedResource } from '../template/placed-resource';
import type { Way } from './ask-policy';
import { examineApi } from './examine-api';
import { examineDomain } from './examine-domain';
import { examineEndpoint } from './examine-endpoint';
import { examineFunctions } from './examine-functions';
import { examineStage } from './examine-stage';
import { subjects, type DoctorFinding } from './finding';
import { livePolicy } from './live-policy';
import { look } from './look';
import type { Patient } from './patient';

export interface Diagnosis {
  readonly findings: readonly DoctorFinding[];
  /** Whether the caller would get in, and what keeps it out or could not be seen. */
  readonly verdict: {
    readonly comesIn: 'yes' | 'no' | 'unknown';
    /** The endpoints that it was asked for, each with what says no. */
    readonly ways: readonly {
      readonly vpcEndpointId: string;
      readonly comesIn: 'yes' | 'no' | 'unknown';
      readonly because: readonly string[];
    }[];
  };
}

export interface DiagnosisOptions {
  /** Domain names and DNS records of the template, which belong to no API. */
  readonly domains: readonly PlacedResource[];
  readonly records: readonly PlacedResource[];
  /** Ask Access Analyzer as well. */
  readonly analyzer: boolean;
}

/** Looks at everything between a caller and the functions, in the order of a request's way. */
export async function examine(patient: Patient, options: DiagnosisOptions): Promise<Diagnosis> {
  const findings: DoctorFinding[] = [];
  const ways: Way[] = [];
  for (const id of await endpointsOf(patient, findings)) {
    const { findings: own, endpoint } = await examineEndpoint(id, patient);
    findings.push(...own);
    ways.push({ vpcEndpointId: id, vpcId: endpoint?.VpcId ?? patient.caller.vpcId });
  }
  findings.push(
    ...(await examineApi(patient, ways)),
    ...(await examineStage(patient)),
    ...(await examineFunctions(patient)),
    ...(await examineDomain(patient, ways, options.domains, options.records)),
  );
  if (options.analyzer) findings.push(...(await askAnalyzer(patient)));
  const sorted = sortBy(findings, ({ subject }) => subjects.indexOf(subject));
  return { findings: sorted, verdict: verdictOf(sorted, ways) };
}

/** The caller's endpoint, those of its VPC, or all of the API's. */
async function endpointsOf({ aws, api, caller }: Patient, findings: DoctorFinding[]): Promise<string[]> {
  if (caller.vpcEndpointId !== undefined) return [caller.vpcEndpointId];
  const own = uniq(api.vpcEndpointIds.filter((id) => !isMarked(id)));
  const { vpcId } = caller;
  if (vpcId === undefined) {
    if (own.length === 0) {
      findings.push({
        subject: 'VPC endpoint',
        state: 'unseen',
        message: 'Only AWS knows the endpoints of this template. Name one: --from vpce-…',
      });
    }
    return own;
  }
  const there = await look('VPC endpoint', findings, () => aws.executeApiEndpoints(vpcId));
  if (there?.length === 0) {
    findings.push({
      subject: 'VPC endpoint',
      state: 'problem',
      blocks: true,
      message: `${vpcId} has no endpoint for execute-api in ${aws.region}.`,
      fix: `aws ec2 create-vpc-endpoint --vpc-id ${vpcId} --vpc-endpoint-type Interface --service-name com.amazonaws.${aws.region}.execute-api --subnet-ids subnet-… --security-group-ids sg-…`,
    });
  }
  return compact(there?.map(({ VpcEndpointId }) => VpcEndpointId));
}

async function askAnalyzer({ aws, restApiId }: Patient): Promise<DoctorFinding[]> {
  const findings: DoctorFinding[] = [];
  const subject = 'Access Analyzer';
  const policy = livePolicy((await look(subject, findings, () => aws.restApi(restApiId)))?.policy);
  if (policy === undefined || typeof policy === 'string') return findings;
  const said = await look(subject, findings, () => aws.publicAccess(JSON.stringify(policy)));
  if (said === undefined) return findings;
  const reasons = said.reasons?.map(({ description }) => description).join('; ');
  findings.push(
    said.result === 'PASS'
      ? {
          subject,
          state: 'ok',
          message: `CheckNoPublicAccess: ${said.message ?? 'the policy grants no public access'}`,
        }
      : {
          subject,
          state: 'problem',
          message: `CheckNoPublicAccess: ${compact([said.message, reasons]).join(' ')}`,
          fix: 'Run private-api check: it names the statement and a caller that it lets in.',
        },
  );
  return findings;
}

function verdictOf(findings: readonly DoctorFinding[], ways: readonly Way[]): Diagnosis['verdict'] {
  const gates = ['VPC endpoint', 'network', 'endpoint policy', 'API', 'API policy', 'stage', 'routes'];
  const each = ways.map(({ vpcEndpointId }) => {
    const about = findings.filter(
      (finding) => finding.vpcEndpointId === undefined || finding.vpcEndpointId === vpcEndpointId,
    );
    const against = about.filter(({ blocks }) => blocks === true);
    const unseen = about.filter(({ state, subject }) => state === 'unseen' && gates.includes(subject));
    const comesIn =
      against.length > 0 ? ('no' as const) : unseen.length > 0 ? ('unknown' as const) : ('yes' as const);
    const because = (against.length > 0 ? against : unseen).map(
      ({ subject, message }) => `${subject}: ${message}`,
    );
    return { vpcEndpointId, comesIn, because };
  });
  const answers = each.map(({ comesIn }) => comesIn);
  const comesIn = answers.includes('yes')
    ? 'yes'
    : answers.length > 0 && answers.every((one) => one === 'no')
      ? 'no'
      : 'unknown';
  const noWay = ways.length === 0 && findings.some(({ blocks }) => blocks === true);
  return { comesIn: noWay ? 'no' : comesIn, ways: each };
}
