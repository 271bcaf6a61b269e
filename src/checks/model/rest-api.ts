import type { RestApi } from '../../template/rest-api';

/** A REST API as the rules see it. */
export interface CheckedApi extends RestApi {
  /** undefined where it is not known */
  readonly isPrivate: boolean | undefined;
  /** `options.access` says who was meant to be let in: the API is to be private, whatever its type says */
  readonly isConfigured: boolean;
  /** to be kept from outsiders: configured, or not known to be another type than private */
  readonly isGuarded: boolean;
}
