import type { CloudFormationTemplate } from '../template/template';
import type { Finding, SuppressedFinding } from './finding';
import type { CheckOptions } from './options';
import { isRecord } from '../template/properties';

/** The key in a resource's `Metadata` under which its suppressions stand. */
const metadataKey = 'serverless-private-api';

export interface Suppression {
  ruleId: string;
  reason: string;
  /** where it stands */
  path: string;
  /** the resource that it is for; undefined for the whole template */
  logicalId?: string;
}

/**
 * Suppressions of `options.suppressions` (rule id → reason, for the whole template) and of a resource's
 * `Metadata: { serverless-private-api: { suppress: { rule-id: reason } } }` (for what is found in that resource).
 */
export function readSuppressions(template: CloudFormationTemplate, options: CheckOptions): Suppression[] {
  const global = Object.entries(options.suppressions ?? {}).map(([ruleId, reason]) => ({
    ruleId,
    reason: text(reason),
    path: `suppressions.${ruleId}`,
  }));
  const local = Object.entries(template.Resources).flatMap(([logicalId, { Metadata }]) => {
    const own = Metadata?.[metadataKey];
    const suppress = isRecord(own) ? own['suppress'] : undefined;
    return Object.entries(isRecord(suppress) ? suppress : {}).map(([ruleId, reason]) => ({
      ruleId,
      reason: text(reason),
      path: `Resources.${logicalId}.Metadata.${metadataKey}.suppress.${ruleId}`,
      logicalId,
    }));
  });
  return [...global, ...local];
}

/** A reason of white space is none. */
function text(reason: unknown): string {
  return typeof reason === 'string' ? reason.trim() : '';
}

export function sortOut(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): { findings: Finding[]; suppressed: SuppressedFinding[] } {
  const remaining: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const suppression = suppressions.find((one) => covers(one, finding));
    if (suppression === undefined) remaining.push(finding);
    else suppressed.push({ ...finding, reason: suppression.reason });
  }
  return { findings: remaining, suppressed };
}

function covers({ ruleId, reason, logicalId }: Suppression, finding: Finding): boolean {
  return (
    ruleId === finding.ruleId &&
    reason !== '' &&
    (logicalId === undefined ||
      finding.path === `Resources.${logicalId}` ||
      finding.path.startsWith(`Resources.${logicalId}.`))
  );
}
