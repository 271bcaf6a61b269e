import { InvalidPayload, renderTemplate, type RenderedTemplate } from '../../vtl';
import type { MethodRequest } from '../exchange';
import { configurationFailure, GatewayFailure } from '../gateway-failure';
import { allValues, type MultiValueMap } from '../multi-value-map';
import type { MappingTemplate } from './mapping-templates';

/** What a template set on `$context.requestOverride` and `$context.responseOverride`. */
export type Overrides = Pick<RenderedTemplate, 'requestOverride' | 'responseOverride'>;

export interface Rendering {
  readonly rendered: RenderedTemplate;
  /** What may come out differently on AWS. */
  readonly warnings: readonly string[];
}

/** API Gateway's payloads have up to 10 MB; a template may pass over one many times. In units of the engine's limits. */
const workOfLargestPayload = 4_000_000_000;

/**
 * A template that does not parse or fails while it renders is a fault of the configuration: 500. A response template
 * sees the overrides of the request template and the headers of the integration's response.
 */
export function renderMappingTemplate(
  template: MappingTemplate,
  request: MethodRequest,
  body: string,
  response?: { readonly overrides: Overrides | undefined; readonly headers: MultiValueMap },
): Rendering {
  const warnings: string[] = [];
  try {
    const rendered = renderTemplate(
      template.parsed(),
      {
        body,
        params: request.params,
        context:
          response?.overrides === undefined ? request.context : { ...request.context, ...response.overrides },
        stageVariables: request.stageVariables,
        ...(response === undefined ? {} : { integrationHeaders: allValues(response.headers) }),
      },
      { onWarning: (message) => void warnings.push(message), limits: { work: workOfLargestPayload } },
    );
    return { rendered, warnings };
  } catch (error) {
    throw invalidPayload(error) ?? configurationFailure(`Unable to transform: ${messageOf(error)}`);
  }
}

/** Recorded: a body that begins like JSON and is none is answered with 400 and the parser's words. */
function invalidPayload(error: unknown): GatewayFailure | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof InvalidPayload) {
      return new GatewayFailure({ type: 'BAD_REQUEST_BODY', message: cause.message, log: cause.message });
    }
  }
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
