import type { MultiValueMap } from '../multi-value-map';
import type { ServiceCall } from '../service-call';
import type { FunctionTarget } from './function-target';

/** What the integration request stage hands to the integration. */
export type IntegrationCall =
  | {
      readonly type: 'AWS';
      readonly target: FunctionTarget;
      readonly invocationType: 'RequestResponse' | 'Event';
      readonly payload: string;
      readonly event: unknown;
    }
  | { readonly type: 'AWS_SERVICE'; readonly call: ServiceCall }
  | { readonly type: 'AWS_PROXY'; readonly target: FunctionTarget; readonly event: unknown }
  | { readonly type: 'MOCK'; readonly payload: string }
  | {
      readonly type: 'HTTP' | 'HTTP_PROXY';
      readonly method: string;
      readonly url: string;
      readonly headers: Readonly<Record<string, string | string[]>>;
      readonly body: Buffer;
    };

/** What came back from an integration whose response is mapped. */
export interface IntegrationResult {
  readonly status: number;
  readonly headers: MultiValueMap;
  readonly body: Buffer;
  /** The text that selection patterns are matched with: an error message of a function, otherwise the status. */
  readonly selectionValue: string;
}

/** A response without the headers that API Gateway adds. */
export interface UnfinishedResponse {
  readonly status: number;
  readonly headers: MultiValueMap;
  readonly body: Buffer;
  /** Mock and HTTP proxy integrations send none (recorded). */
  readonly returnsTraceId: boolean;
}
