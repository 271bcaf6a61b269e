/**
 * The methods that a resource of a REST API may have.
 * docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
 */
export const httpMethods = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

/** The methods of an API Gateway REST API. */
export type HttpMethod = (typeof httpMethods)[number];

/** The methods of requests that ANY answers. */
export const methodsOfAny: readonly string[] = httpMethods.filter((method) => method !== 'ANY');
