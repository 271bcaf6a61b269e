interface Partition {
  readonly name: string;
  /** How its regions begin. */
  readonly regions: string;
  /** What the names of its services end in. */
  readonly domain: string;
}

/** IAM/latest/UserGuide/reference-arns.html, and the endpoint rules of the AWS SDKs for the isolated partitions. */
const partitions: readonly Partition[] = [
  { name: 'aws-cn', regions: 'cn-', domain: 'amazonaws.com.cn' },
  { name: 'aws-us-gov', regions: 'us-gov-', domain: 'amazonaws.com' },
  { name: 'aws-iso', regions: 'us-iso-', domain: 'c2s.ic.gov' },
  { name: 'aws-iso-b', regions: 'us-isob-', domain: 'sc2s.sgov.gov' },
  { name: 'aws-iso-e', regions: 'eu-isoe-', domain: 'cloud.adc-e.uk' },
  { name: 'aws-iso-f', regions: 'us-isof-', domain: 'csp.hci.ic.gov' },
  { name: 'aws-eusc', regions: 'eusc-', domain: 'amazonaws.eu' },
];

const commercial: Partition = { name: 'aws', regions: '', domain: 'amazonaws.com' };

export function partitionOf(region: string): string {
  return find(region).name;
}

export function domainOf(region: string): string {
  return find(region).domain;
}

function find(region: string): Partition {
  return partitions.find(({ regions }) => region.startsWith(regions)) ?? commercial;
}
