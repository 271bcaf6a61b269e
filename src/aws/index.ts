/** AWS, for the commands that ask it: `doctor`, `test --deployed`, `diff --deployed`. Nothing else loads this room. */
export { awsAccount, type AwsAccount } from './aws-account';
export { AwsCallError, type AwsFailure } from './aws-call-error';
export type { AwsConnection, AwsIdentity } from './aws-connection';
export { deployedTemplate } from './deployed-template';
