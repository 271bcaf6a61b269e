/** What happened at one stage of the pipeline, in the order of the stages. `log` is API Gateway's own wording where it is known. */
export type TraceEntry =
  | {
      readonly stage: 'parse';
      readonly method: string;
      readonly path: string;
      readonly apiStage: string;
      readonly requestId: string;
    }
  | {
      readonly stage: 'route';
      readonly resourcePath: string;
      readonly httpMethod: string;
      readonly pathParameters: Readonly<Record<string, string>>;
    }
  | {
      readonly stage: 'resource policy';
      readonly effect: 'Allow' | 'ExplicitDeny' | 'ImplicitDeny' | 'NoPolicy';
      readonly resource: string;
      readonly principal: string;
      readonly context: Readonly<Record<string, string | readonly string[]>>;
      readonly reasons: readonly string[];
    }
  /** Of a private domain, and of an endpoint that the template makes: each has to allow beside the resource policy. */
  | {
      readonly stage: 'domain policy' | 'vpc endpoint policy';
      readonly effect: 'Allow' | 'ExplicitDeny' | 'ImplicitDeny';
      readonly resource: string;
      readonly principal: string;
      readonly context: Readonly<Record<string, string | readonly string[]>>;
      readonly reasons: readonly string[];
    }
  | {
      readonly stage: 'authorizer';
      readonly authorizer: string;
      readonly type: 'NONE' | 'AWS_IAM' | 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS';
      readonly cached: boolean;
      readonly outcome: string;
    }
  | { readonly stage: 'api key'; readonly outcome: string }
  | { readonly stage: 'request validation'; readonly validator: string; readonly outcome: string }
  | {
      readonly stage: 'method request';
      readonly headers: Readonly<Record<string, string | readonly string[]>>;
      readonly querystring: Readonly<Record<string, string | readonly string[]>>;
      readonly contentType: string;
      readonly bodyBytes: number;
    }
  | {
      readonly stage: 'integration request';
      readonly integrationType: string;
      /** Content type of the mapping template that was used; absent when the body passes through. */
      readonly template?: string;
      readonly contentHandling?: string;
      readonly mapped: Readonly<Record<string, string | readonly string[]>>;
      readonly override?: unknown;
      /** What may come out differently on AWS. */
      readonly warnings: readonly string[];
      /** The rendered text, or the body as it is sent. */
      readonly body: string;
    }
  | {
      readonly stage: 'integration';
      readonly integrationType: string;
      readonly target: string;
      readonly status?: number;
      readonly functionError?: string;
      readonly body: string;
      readonly milliseconds: number;
    }
  | {
      readonly stage: 'integration response';
      /** The text that the selection patterns were matched with. */
      readonly selectionValue: string;
      /** The pattern that matched; `null` for the default response. */
      readonly selectionPattern: string | null;
      /** Other integration responses whose patterns match as well: their order on AWS is not documented. */
      readonly alsoMatching: readonly string[];
      readonly statusCode: string;
      readonly template?: string;
      readonly contentHandling?: string;
      readonly mapped: Readonly<Record<string, string | readonly string[]>>;
      readonly override?: unknown;
      /** What may come out differently on AWS. */
      readonly warnings: readonly string[];
      readonly body: string;
    }
  | {
      readonly stage: 'method response';
      readonly status: number;
      readonly remapped: readonly string[];
      readonly dropped: readonly string[];
    }
  | {
      readonly stage: 'gateway response';
      readonly responseType: string;
      readonly status: number;
      readonly message: string;
      /** Which `AWS::ApiGateway::GatewayResponse` shaped it; absent for API Gateway's own. */
      readonly customizedBy?: string;
      readonly log: string;
    }
  | {
      readonly stage: 'access log';
      /** As the stage's format makes it. */
      readonly line: string;
    };
