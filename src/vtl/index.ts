/** The entry point `serverless-private-api/vtl`: mapping templates as API Gateway renders them. */
export {
  TemplateError,
  defaultLimits,
  type Limits,
  type Template,
  type TemplateErrorCode,
} from '../velocity';
export { InvalidPayload } from './invalid-payload';
export { parseTemplate } from './parse-template';
export { renderTemplate, type RenderOptions } from './render-template';
export type { ParameterValues, RenderedTemplate, TemplateInput, TemplateParameters } from './template-input';
