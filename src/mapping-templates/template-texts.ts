/** The texts that the shipped mapping templates are put together from; each is a file `<name>.vtl` in this folder. */
export const templateNames = [
  'is-json',
  'request-lambda',
  'request-passthrough',
  'request-proxy',
  'response',
  'send',
  'to-xml',
] as const;

export type TemplateName = (typeof templateNames)[number];

export type TemplateTexts = Readonly<Record<TemplateName, string>>;
