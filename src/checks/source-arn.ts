/** The parts of an ARN or a pattern of ARNs; what only CloudFormation knows holds colons of its own. */
export function partsOfArn(arn: string): string[] {
  return arn.split(/:(?![^⟨]*⟩)/);
}

/**
 * Whether a pattern of ARNs names something in any account. An ARN without an account (of a bucket) names one thing by its
 * name alone.
 */
export function isOfAnyAccount(pattern: string): boolean {
  const [, , , , owner, resource = ''] = partsOfArn(pattern);
  if (owner === undefined) return true;
  return /[*?]/.test(owner === '' ? (resource.split('/')[0] ?? '') : owner);
}
