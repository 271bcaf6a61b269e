import { escapeRegExp } from 'lodash';
import type { Cors, ResponseSettings, Template } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import { composedText } from './composed-text';

/** Whether the origin on an answer depends on the one that asks. */
export function choosesOrigin({ origins }: Cors): boolean {
  return origins.length > 1 || origins.some((origin) => origin.length > 1 && origin.includes('*'));
}

/** Settings of responses, with the `#set` that cors.vtl needs where one of several origins is to be chosen. */
export interface RespondingSettings extends ResponseSettings {
  readonly originsVariable?: string;
}

/** What is on every answer of a method: static values as API Gateway writes them. */
export function corsHeaders(cors: Cors | undefined): Record<string, string> {
  if (cors === undefined) return {};
  return {
    ...originHeaders(cors),
    ...(cors.exposedResponseHeaders.length > 0 && {
      'Access-Control-Expose-Headers': cors.exposedResponseHeaders.join(','),
    }),
  };
}

/** What an answer to OPTIONS and one to the method itself have in common. */
export function originHeaders(cors: Cors): Record<string, string> {
  const [origin = '*'] = cors.origins;
  return {
    ...(choosesOrigin(cors) ? { Vary: 'Origin' } : { 'Access-Control-Allow-Origin': origin }),
    // A cache must not give one page what another one got.
    ...(!choosesOrigin(cors) && origin !== '*' && { Vary: 'Origin' }),
    ...(cors.allowCredentials && { 'Access-Control-Allow-Credentials': 'true' }),
  };
}

/** `#set` of what cors.vtl reads: a Java pattern of all origins. */
export function originsVariable({ origins }: Cors): string {
  const patterns = origins.map((origin) => escapeRegExp(origin).replace('\\*', '[a-z0-9.-]+'));
  return `#set($origins = '${patterns.join('|')}')\n`;
}

/** A fixed body behind what chooses the origin. */
export function choosingOrigin(variable: string, texts: TemplateTexts, body: string): Template {
  return {
    'Fn::Join': ['', [variable, `${composedText(texts, ['cors'])}\n`, body].filter((part) => part !== '')],
  };
}
