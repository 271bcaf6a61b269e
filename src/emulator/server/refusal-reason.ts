import type { TraceEntry } from '../trace';

const longest = 300;

type PolicyEntry = Extract<TraceEntry, { reasons: readonly string[] }>;

/** Why the gateway answered by itself, on one line: what a client is not told. `undefined` where it passed the request on. */
export function refusalReason(trace: readonly TraceEntry[]): string | undefined {
  const refusal = trace.find((entry) => entry.stage === 'gateway response');
  if (refusal === undefined) return undefined;
  // The last that was asked is the one that refused.
  const policy = trace.findLast((entry): entry is PolicyEntry => 'reasons' in entry);
  const reason = (
    refusal.responseType === 'ACCESS_DENIED' && policy !== undefined ? denial(policy) : refusal.log
  ).replace(/\s+/g, ' ');
  return reason.length > longest ? `${reason.slice(0, longest)}…` : reason;
}

/** The statement that decided, and what of the caller policies mostly ask for. */
function denial({
  reasons: [reason = 'the resource policy denies it'],
  context,
  principal,
}: PolicyEntry): string {
  const { 'aws:SourceVpce': endpoint, 'aws:SourceVpc': vpc, 'aws:VpcSourceIp': address } = context;
  const caller = [
    endpoint === undefined ? 'no VPC endpoint' : `endpoint ${String(endpoint)}`,
    ...(vpc === undefined ? [] : [String(vpc)]),
    ...(address === undefined ? [] : [`address ${String(address)}`]),
    ...(principal === 'anonymous' ? [] : [principal]),
  ];
  return `${reason} (${caller.join(', ')})`;
}
