const invocation = /:lambda:path\/+[^/]+\/functions\/(.+)\/(?:invocations|response-streaming-invocations)$/;

/**
 * The ARN of the function that an integration's or an authorizer's URI invokes; undefined where it invokes none.
 * docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 */
export function invokedFunctionArn(uri: string): string | undefined {
  return invocation.exec(uri)?.[1];
}
