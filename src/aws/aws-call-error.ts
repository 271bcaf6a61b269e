import { PrivateApiError, type ErrorCode } from '../errors';

/** Why a call of AWS has no result. */
export type AwsFailure = 'denied' | 'credentials' | 'throttled' | 'network' | 'not found' | 'other';

interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly errors?: readonly SdkError[];
  readonly cause?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const codes: Readonly<Record<AwsFailure, ErrorCode>> = {
  denied: 'AWS_DENIED',
  credentials: 'AWS_CREDENTIALS',
  throttled: 'AWS_THROTTLED',
  network: 'AWS_NETWORK',
  'not found': 'AWS_CALL',
  other: 'AWS_CALL',
};

/** A call of AWS that failed, in words that say what to change. `action` is IAM's: `ec2:DescribeVpcEndpoints`. */
export class AwsCallError extends PrivateApiError {
  override readonly name = 'AwsCallError';
  readonly failure: AwsFailure;
  readonly action: string;

  constructor(action: string, cause: unknown) {
    const failure = failureOf(cause as SdkError);
    super(codes[failure], `${action}: ${inWords(failure, action, cause as SdkError)}`, { cause });
    this.failure = failure;
    this.action = action;
  }
}

/**
 * The names that services give their errors: `AccessDenied` and `UnauthorizedOperation` (query protocols),
 * `AccessDeniedException` (JSON), and so on (docs.aws.amazon.com/awssupport/latest/APIReference/CommonErrors.html, EC2's
 * errors-overview.html).
 */
function failureOf(error: SdkError): AwsFailure {
  const { name = '', message = '', $metadata: { httpStatusCode: status } = {} } = error;
  if (/^(CredentialsProviderError|TokenProviderError)$/.test(name)) return 'credentials';
  if (
    /^(ExpiredToken|ExpiredTokenException|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|AuthFailure|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken(Exception)?)$/.test(
      name,
    ) ||
    /security token included in the request is (expired|invalid)/i.test(message)
  )
    return 'credentials';
  if (/^(AccessDenied(Exception)?|UnauthorizedOperation|UnauthorizedException|OptInRequired)$/.test(name))
    return 'denied';
  if (/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|LimitExceeded/.test(name) || status === 429)
    return 'throttled';
  if (isNetwork(error)) return 'network';
  if (status === 404 || /NotFound|NoSuch|does not exist/.test(`${name} ${message}`)) return 'not found';
  return status === 403 ? 'denied' : 'other';
}

const unreachable =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|EPROTO|CERT_\w+|\w+_CERT\w*)\b/;

/** Node.js gathers the attempts on several addresses in one error; the SDK wraps errors that it does not know. */
function isNetwork({ name, message, code, errors = [], cause }: SdkError): boolean {
  return (
    name === 'TimeoutError' ||
    unreachable.test(`${code} ${message}`) ||
    errors.some(isNetwork) ||
    (typeof cause === 'object' && cause !== null && isNetwork(cause))
  );
}

function inWords(failure: AwsFailure, action: string, error: SdkError): string {
  const said = [error.message, error.errors?.[0]?.message, error.code, error.name].find(
    (text) => text !== undefined && text !== '',
  );
  switch (failure) {
    case 'denied':
      return `the credentials do not allow it; add ${action} to the policy of who runs the command. AWS says: ${said}`;
    case 'credentials':
      return `the credentials do not serve: log in again, or name others (--aws-profile, AWS_PROFILE). ${said}`;
    case 'throttled':
      return `AWS answers too many requests: wait a minute, and run the command again. It says: ${said}`;
    case 'network':
      return `AWS can not be reached from this machine: look at the network, the proxy (HTTPS_PROXY) and the Region. ${said}`;
    case 'not found':
    case 'other':
      return `${said}`;
  }
}
