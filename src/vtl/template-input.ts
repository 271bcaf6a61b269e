/** By name; a repeated parameter or header is a list. */
export type ParameterValues = Readonly<Record<string, string | readonly string[]>>;

/**
 * The parameters of a request by place. Of a repeated one a template sees the last value, and all of them in
 * `$method.request.multivaluequerystring`.
 */
export interface TemplateParameters {
  readonly path?: ParameterValues;
  readonly querystring?: ParameterValues;
  readonly header?: ParameterValues;
}

/** What a mapping template can see. Nothing of it is changed by a render. */
export interface TemplateInput {
  /** The payload as text: of the request, or for a response template of the integration's response. */
  readonly body: string;
  /** The parameters of the request, for a response template too. */
  readonly params?: TemplateParameters;
  /**
   * `$context` (apigateway/latest/developerguide/api-gateway-mapping-template-reference.html). It may hold the
   * `requestOverride` and `responseOverride` that an earlier template has set.
   */
  readonly context?: object;
  readonly stageVariables?: object;
  /** Headers of the integration's response, for a response template: `$integration.response.header.NAME`. */
  readonly integrationHeaders?: ParameterValues;
  /** More references: `{ name: 'x' }` is `$name`. They win over `$input`, `$util`, `$context` and the others. */
  readonly variables?: object;
}

/** What a render gives. */
export interface RenderedTemplate {
  readonly output: string;
  /** What the template (and earlier ones) set below `$context.requestOverride`, as JavaScript values. */
  readonly requestOverride: {
    readonly path: Record<string, unknown>;
    readonly querystring: Record<string, unknown>;
    readonly header: Record<string, unknown>;
  };
  /**
   * What is set below `$context.responseOverride`: `status` as the template set it, `header`, and any key of the
   * template's own, which API Gateway hands on to the response template.
   */
  readonly responseOverride: {
    readonly status?: unknown;
    readonly header: Record<string, unknown>;
    readonly [key: string]: unknown;
  };
}
