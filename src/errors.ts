/**
 * Every error code, with what it means. docs/errors.md documents each; a test holds the two together.
 * A code never changes its meaning; a message may be reworded.
 */
export const errorCodes = {
  API_KEY: 'An API key is contradictory, or of no usage plan.',
  API_MOVED: 'Another plugin has moved a part of the private API to where it cannot be.',
  AUTHORIZATION: 'A route names an authorization that does not exist, or that `access` excludes.',
  AUTHORIZER: 'An authorizer is incomplete or contradictory.',
  AWS_CALL: 'AWS refuses a call.',
  AWS_CLIENT: 'A client of the AWS SDK that the command needs is not installed.',
  AWS_CREDENTIALS: 'There are no credentials for AWS, or they are expired or wrong.',
  AWS_DENIED: 'The credentials do not allow a call that the command needs.',
  AWS_NETWORK: 'AWS can not be reached from this machine.',
  AWS_STACK: 'There is no deployed stack of the service, or its template can not be read.',
  AWS_THROTTLED: 'AWS answers too many requests of the account.',
  CHECK_FAILED: 'The checks of the final template found errors.',
  CONFIGURATION: 'Several mistakes in the configuration, each with a code of its own.',
  CONFIGURATION_DUPLICATE: 'A value stands in a list twice.',
  CONFIGURATION_MISSING: 'A required setting is missing.',
  CONFIGURATION_UNKNOWN_KEY: 'A setting that does not exist.',
  CONFIGURATION_VALUE: 'A value of the wrong type or range.',
  DOMAIN: 'The private custom domain name is incomplete or contradictory.',
  CORS: 'Settings for pages of other origins that no browser takes, or that contradict each other.',
  DEFINITION_PATCH: 'A change of the OpenAPI document names nothing that is in it.',
  ERROR_MAPPING: 'An error mapping that can not be.',
  EXISTING_API: 'A setting that belongs to the stack of the API, where the API is another stack’s.',
  GATEWAY_RESPONSE: 'A type of gateway response that API Gateway does not have.',
  HEADER: 'A response header that HTTP does not know.',
  DOCTOR_OPTION: 'An option of the doctor command has a value that it does not allow.',
  HOST_VERSION: 'The version of the framework is older than any that the plugin works with.',
  LOGICAL_ID_COLLISION: 'Two paths, authorizers or endpoints would get the same logical id.',
  LOGICAL_ID_LENGTH: 'A logical id would be longer than CloudFormation takes.',
  LOGICAL_ID_TAKEN: 'A name that the plugin needs stands in the template already.',
  MEDIA_TYPE: 'A text that is no media type.',
  MODEL: 'A schema that API Gateway does not take, or a name that no schema has.',
  PACKAGE_CHANGED: 'The template was changed after the host wrote it, and is not what was proven.',
  POLICY_QUOTA: 'The resource policy is longer than API Gateway takes.',
  PROVIDER: 'The provider of the service is not aws.',
  REQUEST_PARAMETER: 'A parameter of a request that can not be declared.',
  RESOURCE_QUOTA: 'The routes take more resources than an API may have.',
  ROUTE_BELOW_GREEDY: 'A path goes on below a greedy variable.',
  ROUTE_DUPLICATE: 'Two events name the same method and path.',
  ROUTE_METHOD: 'A method that API Gateway does not have.',
  ROUTE_MISSING: 'No function has a privateApi event.',
  ROUTE_PATH: 'A path segment that API Gateway does not take.',
  ROUTE_SYNTAX: 'An event that is neither * nor a method and a path.',
  ROUTE_VARIABLES: 'Two different variables at one level of a path.',
  STAGE_NAME: 'A stage name that API Gateway does not take.',
  STAGE_VARIABLE: 'A stage variable that API Gateway does not take.',
  FILE_UNREADABLE: 'A template file that can not be read.',
  TEMPLATE_SYNTAX: 'A mapping template does not parse.',
  TEMPLATE_RENDER: 'A mapping template fails while it renders.',
  TEMPLATE_LIMIT: 'Rendering a mapping template goes beyond a limit (loop length, nesting, output size).',
  EXPLAIN_OPTION: 'An option of the explain command has a value that it does not allow.',
  EXPLAIN_REST_API: 'The template has no REST API, or none of the logical id that is asked for.',
  DIFF_OPTION: 'An option of the diff command has a value that it does not allow.',
  DIFF_REST_API:
    'No template of a diff has the REST API that is asked for, or it is not clear which is meant.',
  DIFF_TEMPLATE: 'What a diff is against is no template, or can not be read.',
  CHECK_OPTION: 'An option of the check command has a value that it does not allow.',
  CHECK_RULE: 'A rule to run is named that does not exist.',
  POLICY_SYNTAX: 'A resource policy or identity policy is malformed.',
  POLICY_REQUEST: 'A request to evaluate against a policy is malformed (resource ARN, authorization).',
  FUNCTION_NOT_FOUND: 'An integration calls a function that the service does not define.',
  FUNCTION_RUNTIME: 'No local runtime runs a function, and no Lambda endpoint is given.',
  FUNCTION_START: 'The process that runs a function locally does not start.',
  FUNCTION_THROTTLED: 'A function takes no further invocation: its concurrency or its queue is used up.',
  LAMBDA_ENDPOINT: 'The endpoint that stands in for Lambda does not answer, or refuses a call.',
  OPENAPI_OPTION: 'An option of the openapi command has a value that it does not allow.',
  OFFLINE_OPTION: 'An option of the offline command has a value that it does not allow.',
  RENDER_OPTION: 'An option of the render command has a value that it does not allow.',
  SERVER_LISTEN: 'The local server cannot listen on the host and port that were asked for.',
  TEST_CASES: 'A file of cases can not be read, has none, or has mistakes.',
  TEST_OPTION: 'An option of the test command has a value that it does not allow.',
  USAGE_PLAN: 'A usage plan has a limit that can not be, or names a route that does not exist.',
  VPC_ENDPOINT_ID: 'A text that is no id of a VPC endpoint.',
  VPC_ENDPOINT_ID_IS_VPC: 'The id of a VPC where the id of a VPC endpoint belongs.',
  VPC_ENDPOINT_MISSING: 'No VPC endpoint is named.',
  VPC_ID: 'A text that is no id of a VPC.',
  VPC_ID_IS_VPC_ENDPOINT: 'The id of a VPC endpoint where the id of a VPC belongs.',
  XML_ROOT: 'A text that is no name of an XML element.',
  EMULATOR_REST_API:
    'The emulator finds no REST API in the template, more than one, or one that it cannot read.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * The one error class of this package; others extend it. `message` says where (configuration path, file, line),
 * what was given, what is allowed and what to change.
 */
export class PrivateApiError extends Error {
  override readonly name: string = 'PrivateApiError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
