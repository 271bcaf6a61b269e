/** What is known of a condition key, whoever asks: the proof, the rules, the words of `explain`, the emulator. */
export interface ConditionKey {
  /** as AWS writes it */
  readonly spelling: string;
  /** what it is, in words */
  readonly words: string;
  /** only requests through a VPC endpoint have it */
  readonly isPrivate?: true;
  /** the value of somebody whom nobody configured */
  readonly stranger?: string;
}

/**
 * By lower-case name: keys are compared without regard to case.
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
const conditionKeys: Readonly<Record<string, ConditionKey>> = {
  'aws:sourcevpce': {
    spelling: 'aws:SourceVpce',
    words: 'the VPC endpoint',
    isPrivate: true,
    stranger: 'vpce-of-someone-else',
  },
  'aws:sourcevpc': {
    spelling: 'aws:SourceVpc',
    words: 'the VPC',
    isPrivate: true,
    stranger: 'vpc-of-someone-else',
  },
  // Documentation's own addresses (RFC 5737) are nobody's.
  'aws:vpcsourceip': {
    spelling: 'aws:VpcSourceIp',
    words: 'the private address',
    isPrivate: true,
    stranger: '203.0.113.7',
  },
  'aws:sourceip': { spelling: 'aws:SourceIp', words: 'the public address', stranger: '203.0.113.7' },
  'aws:principalorgid': {
    spelling: 'aws:PrincipalOrgID',
    words: 'the organization',
    stranger: 'o-of-someone-else',
  },
  'aws:principalarn': { spelling: 'aws:PrincipalArn', words: 'the principal' },
  'aws:principalaccount': { spelling: 'aws:PrincipalAccount', words: 'the account' },
  'aws:securetransport': { spelling: 'aws:SecureTransport', words: 'TLS', stranger: 'true' },
  'aws:useragent': { spelling: 'aws:UserAgent', words: 'the user agent' },
  'aws:referer': { spelling: 'aws:Referer', words: 'the referer' },
};

export function conditionKey(name: string): ConditionKey {
  return conditionKeys[name.toLowerCase()] ?? { spelling: name, words: name };
}
