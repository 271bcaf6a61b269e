/** The function that an integration or an authorizer calls, as far as its ARN says. */
export interface InvokeTarget {
  /** The ARN as API Gateway calls it, with its qualifier. */
  readonly functionArn: string;
  /** Logical id of the `AWS::Lambda::Function` of the template that the ARN names, when it is one of its own. */
  readonly logicalId?: string;
  /** Version or alias. */
  readonly qualifier?: string;
  /** Of a function with tenant isolation: each tenant has environments of its own. */
  readonly tenantId?: string;
  readonly invocationType: 'RequestResponse' | 'Event';
}

/** What Lambda's Invoke API answers: the payload as text, and whether the function failed. */
export interface LambdaResult {
  readonly payload: string;
  readonly functionError?: 'Unhandled' | 'Handled';
}
