import { getAtt } from '../template/intrinsics';
import { vpcEndpointLogicalId } from '../template/logical-ids';

/** Of the endpoint that is created: `DnsEntries` holds `ZONE:NAME` for each name, and the first is good in every zone. */
export function endpointDnsEntry(part: 'zone' | 'name'): { 'Fn::Select': readonly unknown[] } {
  const first = { 'Fn::Select': [0, getAtt(vpcEndpointLogicalId, 'DnsEntries')] };
  return { 'Fn::Select': [part === 'zone' ? 0 : 1, { 'Fn::Split': [':', first] }] };
}
