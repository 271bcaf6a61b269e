import type { PolicyDocument } from '../../policy';

/** What a Lambda authorizer decided about an identity. */
export interface AuthorizerResult {
  readonly principalId: string;
  readonly policy: PolicyDocument;
  /** Values as text, as templates and functions see them. */
  readonly context: Readonly<Record<string, string>>;
  readonly usageIdentifierKey: string | undefined;
}

/** Results that authorizers left to be used again, one cache for each emulator. */
export interface AuthorizerCache {
  get(key: string, now: number): AuthorizerResult | undefined;
  set(key: string, result: AuthorizerResult, expires: number): void;
}

const capacity = 1000;

export function createAuthorizerCache(): AuthorizerCache {
  const entries = new Map<string, { readonly result: AuthorizerResult; readonly expires: number }>();
  return {
    get(key, now) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (entry.expires > now) return entry.result;
      entries.delete(key);
      return undefined;
    },
    set(key, result, expires) {
      const [oldest] = entries.keys();
      if (entries.size >= capacity && oldest !== undefined) entries.delete(oldest);
      entries.set(key, { result, expires });
    },
  };
}
