/** The parts that the shipped mapping templates are put together from; each is a file `<name>.vtl` in this folder. */
export const templateNames = [
  'cors',
  'decide',
  'envelope',
  'error',
  'expose',
  'is-json',
  'mapped',
  'request-authorizer',
  'request-base64',
  'request-body',
  'request-event',
  'request-form',
  'request-lambda',
  'request-passthrough',
  'request-proxy',
  'request-untyped',
  'result',
  'send',
  'thrown',
  'to-xml',
] as const;

export type TemplateName = (typeof templateNames)[number];

export type TemplateTexts = Readonly<Record<TemplateName, string>>;
