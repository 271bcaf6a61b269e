import type { ConfiguredAccess } from '../policy/proof/access';

export interface CheckOptions {
  /** run these rules only; default: all */
  rules?: readonly string[];
  /** findings that are known and accepted: rule id → reason */
  suppressions?: Readonly<Record<string, string>>;
  /** mapping templates that need not be looked into again; default: none */
  isKnownTemplate?: (text: string) => boolean;
  region?: string;
  accountId?: string;
  /**
   * Who was meant to be let in, by logical id of the API. Where it is not given, the endpoints that are associated with
   * the API are (and the VPCs that its policy names).
   */
  access?: Readonly<Record<string, CheckedAccess>>;
  /** resources (distinct paths) that an API may have; default 300, AWS's quota unless it was raised */
  resourceQuota?: number;
}

export interface CheckedAccess extends ConfiguredAccess {
  /** a policy that is not proven is a warning */
  allowUnproven?: boolean;
}
