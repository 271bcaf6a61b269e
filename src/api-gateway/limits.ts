/**
 * Quotas of API Gateway, in bytes and milliseconds.
 * docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const limits = {
  /** of a request's payload; fixed */
  body: 10 * 1024 * 1024,
  /** of a mapping template */
  mappingTemplate: 300 * 1024,
  /** characters of a resource policy */
  resourcePolicy: 8192,
  /** of a method's ARN, where there is a resource policy or an authorizer */
  methodArn: 1600,
  /** of a definition that is imported, in bytes */
  definition: 6 * 1024 * 1024,
  /** resources of an API, unless raised */
  resources: 300,
  /** the longest that an integration waits, unless raised */
  integrationTimeout: 29_000,
  shortestIntegrationTimeout: 50,
  /** how long an authorizer's answer is kept unless it says so, in seconds */
  authorizerTtl: 300,
  /** the longest that a stage's cache keeps a response, in seconds */
  longestCacheTtl: 3600,
} as const;

/** Of a request's head: private APIs take less. */
export function requestLimits(isPrivate: boolean): { readonly url: number; readonly headers: number } {
  return isPrivate ? { url: 8192, headers: 8000 } : { url: 10_240, headers: 10_240 };
}

/** What a client is told whose request is too large, by status. Only the 413 is documented, and not its words. */
export const tooLargeMessages = {
  413: 'Request Too Long',
  414: 'Request URI too long',
  431: 'Request Header Fields Too Large',
} as const;
