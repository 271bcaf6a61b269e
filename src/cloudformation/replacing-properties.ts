/**
 * Resources of which an API holds nothing but their ARN or name, and the properties whose change makes CloudFormation
 * replace the resource, and so that value: nothing else of them is a part of a deployment. A test holds the list to
 * `causesReplacement` of AWS's resource specification, which is too large to ship. Of every other type all properties
 * count.
 */
export const replacingProperties: Readonly<Record<string, readonly string[]>> = {
  'AWS::Cognito::UserPool': [],
  'AWS::IAM::Role': ['Path', 'RoleName'],
  'AWS::Lambda::Alias': ['FunctionName', 'Name'],
  'AWS::Lambda::Function': ['FunctionName', 'PackageType', 'TenancyConfig'],
};
