/** Where an API may come to stand: what its own ARN is made of. */
export interface Place {
  partition: string;
  region: string;
  accountId: string;
  apiId: string;
}

const placeLimit = 64;

/**
 * Every place that the policy's text can tell from another: the ones that it names, and one that it does not. What is
 * given is known.
 */
export function places(
  policy: unknown,
  given: { partition?: string; region?: string; accountId?: string },
): Place[] | undefined {
  // A part that CloudFormation fills in is no name.
  const text = (policy === undefined ? '' : JSON.stringify(policy)).replace(/\$\{[^}]*\}/g, '*');
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const arns = [...text.matchAll(/arn:([^:"]*):execute-api:([^:"]*):[^:"]*:/g)];
  const regions = arns.map((match) => match[2] ?? '').filter((region) => /^[a-z]{2}[a-z-]*-\d$/.test(region));
  const partitions = arns
    .map((match) => match[1] ?? '')
    .filter((partition) => /^aws[a-z-]*$/.test(partition));
  const accounts = all(/(?<!\d)(\d{12})(?!\d)/g);
  const apis = all(/:([a-z0-9]{6,20})(?=[/"])/g).filter((id) => !/^\d{12}$/.test(id));
  const choices = {
    partition: given.partition === undefined ? distinct(['aws', ...partitions]) : [given.partition],
    region:
      given.region === undefined
        ? distinct([unnamed('us-east-1', 'eu-north-1', regions), ...regions])
        : [given.region],
    accountId:
      given.accountId === undefined
        ? distinct([unnamed('111122223333', '111122224444', accounts), ...accounts])
        : [given.accountId],
    apiId: distinct(['a1b2c3d4e5', ...apis]),
  };
  const found = choices.partition.flatMap((partition) =>
    choices.region.flatMap((region) =>
      choices.accountId.flatMap((accountId) =>
        choices.apiId.map((apiId) => ({ partition, region, accountId, apiId })),
      ),
    ),
  );
  return found.length > placeLimit ? undefined : found;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function unnamed(first: string, second: string, taken: readonly string[]): string {
  return taken.includes(first) ? second : first;
}
