import {
  integrationResponses,
  type IntegrationResponse,
} from '../../src/cloudformation/integration-responses';
import type { ResponseSettings, Template } from '../../src/config/settings';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import type { Engine } from './engine';

export const requestId = '3f1c2e9a-0001-4b6e-9a51-request00001';

/** What a function gave back: the text of its result, or of an error's payload. */
export interface Outcome {
  payload: string;
  failed?: boolean;
}

export interface Response {
  status: number;
  /** The pattern that chose the integration response; none for a success. */
  pattern: string | undefined;
  headers: Record<string, string | string[]>;
  body: string;
}

const texts = loadTemplateTexts();

/** The integration response and the response template as API Gateway applies them. */
export async function respond(
  engine: Engine,
  settings: ResponseSettings,
  { payload, failed = false }: Outcome,
  accept = 'application/json',
): Promise<Response> {
  const { IntegrationResponses: responses } = integrationResponses(settings, [], texts);
  const message = failed ? (JSON.parse(payload) as { errorMessage?: string }).errorMessage : undefined;
  const response = await select(engine, responses, message ?? '');
  const templates = response.ResponseTemplates;
  const template = templates[accept] ?? templates['application/json'] ?? Object.values(templates)[0];
  const rendered = await engine.render({ template: textOf(template), body: payload, context: { requestId } });
  const { status, header } = rendered.responseOverride;
  return {
    status: (status as number | undefined) ?? Number(response.StatusCode),
    pattern: response.SelectionPattern,
    headers: (header ?? {}) as Response['headers'],
    body: rendered.output,
  };
}

/** Exactly one pattern may match a message, and none an empty one. */
async function select(
  engine: Engine,
  responses: readonly IntegrationResponse[],
  message: string,
): Promise<IntegrationResponse> {
  const matching: IntegrationResponse[] = [];
  for (const response of responses) {
    const { SelectionPattern: pattern } = response;
    if (pattern !== undefined && (await engine.matches(pattern, message))) matching.push(response);
  }
  if (matching.length !== (message === '' ? 0 : 1)) {
    throw new Error(`${String(matching.length)} patterns match ${JSON.stringify(message)}.`);
  }
  const chosen = matching[0] ?? responses.find(({ SelectionPattern }) => SelectionPattern === undefined);
  if (chosen === undefined) throw new Error('There is no default response.');
  return chosen;
}

/** A template as CloudFormation hands it to API Gateway. */
export function textOf(template: Template | undefined): string {
  if (typeof template === 'string') return template;
  if (template === undefined || !('Fn::Join' in template)) throw new Error('No text.');
  return (template['Fn::Join'][1] as string[]).join('');
}
