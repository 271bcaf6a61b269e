import { PrivateApiError } from '../errors';

/** Where in a policy something stands: `Statement[1].Condition.StringEquals`. */
export class PolicyPath {
  constructor(private readonly text: string) {}

  key(name: string): PolicyPath {
    return new PolicyPath(`${this.text}.${name}`);
  }

  index(index: number): PolicyPath {
    return new PolicyPath(`${this.text}[${index}]`);
  }

  toString(): string {
    return this.text;
  }

  /** A malformed policy is never a policy that quietly matches nothing. */
  fail(message: string): never {
    throw new PrivateApiError('POLICY_SYNTAX', `${this.text}: ${message}`);
  }
}
