/** Who signed a request, as far as a policy can tell. An anonymous caller has no such thing. */
export interface CallerPrincipal {
  /** user, role, assumed-role session, federated user, or `arn:aws:iam::ACCOUNT:root` */
  arn?: string;
  /** read from the ARN where absent */
  accountId?: string;
  /** an AWS service, `lambda.amazonaws.com` */
  service?: string;
  /** the identity provider of a federated session: an ARN or a domain */
  federated?: string;
  canonicalUser?: string;
  /** IAM's own id, `AROA…` or `AIDA…` */
  uniqueId?: string;
}

export type Caller = 'anonymous' | CallerPrincipal;

export const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;
export type PrincipalType = (typeof principalTypes)[number];

/** One name in a Principal element. */
export type PrincipalTest =
  | { kind: 'everyone' }
  | { kind: 'account'; accountId: string }
  | { kind: 'arn'; arn: string }
  | { kind: 'uniqueId'; id: string }
  | { kind: 'service' | 'federated' | 'canonicalUser'; name: string };

/** Reads one name of a Principal element (reference_policies_elements_principal.html); a text says what is wrong with it. */
export function parsePrincipal(type: PrincipalType, name: string): PrincipalTest | string {
  if (name === '*') {
    if (type === 'AWS') return { kind: 'everyone' };
    return type === 'Service' || type === 'CanonicalUser'
      ? `"*" is not allowed for ${type}`
      : { kind: 'federated', name };
  }
  switch (type) {
    case 'AWS':
      return parseAwsPrincipal(name);
    case 'Service':
      return { kind: 'service', name };
    case 'Federated':
      return { kind: 'federated', name };
    case 'CanonicalUser':
      return { kind: 'canonicalUser', name };
  }
}

function parseAwsPrincipal(name: string): PrincipalTest | string {
  if (/^\d{12}$/.test(name)) return { kind: 'account', accountId: name };
  // IAM's own id: also what AWS shows for a principal that was deleted.
  if (/^A[A-Z0-9]{15,}$/.test(name)) return { kind: 'uniqueId', id: name };
  const parts = name.split(':');
  const [prefix, , service, , account, ...resource] = parts;
  if (prefix !== 'arn' || (service !== 'iam' && service !== 'sts') || account === undefined) {
    return `"${name}" is no principal: write "*", an account id of 12 digits, or the ARN of an account, user, role or session`;
  }
  if (name.includes('*') || name.includes('?')) {
    return `"${name}" has a wildcard: a principal is "*" or whole (for a part of a name use a condition on aws:PrincipalArn)`;
  }
  if (resource.join(':') === 'root') return { kind: 'account', accountId: account };
  return { kind: 'arn', arn: name };
}

/**
 * The ARNs that a caller answers to: its own, and for a session the role's, as `aws:PrincipalArn` gives it
 * (reference_policies_condition-keys.html#condition-keys-principalarn).
 */
export function principalArns(principal: CallerPrincipal): string[] {
  if (principal.arn === undefined) return [];
  const role = sessionRoleArn(principal.arn);
  return role === undefined ? [principal.arn] : [principal.arn, role];
}

function sessionRoleArn(arn: string): string | undefined {
  const [prefix, partition, service, , account, resource] = arn.split(':');
  const [type, role, session] = (resource ?? '').split('/');
  if (service !== 'sts' || type !== 'assumed-role' || role === undefined || session === undefined) {
    return undefined;
  }
  return `${prefix}:${partition}:iam::${account}:role/${role}`;
}

export function principalAccount(principal: CallerPrincipal): string | undefined {
  if (principal.accountId !== undefined) return principal.accountId;
  const account = principal.arn?.split(':')[4];
  return account === '' ? undefined : account;
}

export function principalMatches(test: PrincipalTest, caller: Caller): boolean {
  if (test.kind === 'everyone') return true;
  if (caller === 'anonymous') return false;
  switch (test.kind) {
    case 'account':
      return principalAccount(caller) === test.accountId;
    case 'arn':
      return principalArns(caller).some((arn) => arn === test.arn || arn === shownRole(test.arn));
    case 'uniqueId':
      return caller.uniqueId === test.id;
    case 'service':
      return caller.service === test.name;
    case 'federated':
      return caller.federated !== undefined && (test.name === '*' || caller.federated === test.name);
    case 'canonicalUser':
      return caller.canonicalUser === test.name;
  }
}

/** A session's ARN leaves out its role's path: `role/team/deploy` shows as `assumed-role/deploy/…`. */
export function shownRole(roleArn: string): string | undefined {
  if (!roleArn.includes(':role/')) return undefined;
  return `${roleArn.slice(0, roleArn.indexOf('/') + 1)}${roleArn.split('/').at(-1)}`;
}

export function describeCaller(caller: Caller): string {
  if (caller === 'anonymous') return 'an anonymous caller';
  return caller.arn ?? caller.service ?? caller.federated ?? caller.canonicalUser ?? 'an unnamed caller';
}
