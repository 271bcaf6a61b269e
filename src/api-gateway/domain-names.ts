/** What stands in a private domain's ARN behind the account: `/domainnames/NAME+ID`. */
const resource = /:\/domainnames\/([^/+]+)(?:\+[^/]*)?$/;

/**
 * The name in a domain's ARN, `arn:aws:apigateway:region:account:/domainnames/orders.example.com+abcd1234`.
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export function nameInDomainArn(arn: string): string | undefined {
  return resource.exec(arn)?.[1];
}
