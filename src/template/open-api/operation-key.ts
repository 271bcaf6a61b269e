export const anyMethod = 'x-amazon-apigateway-any-method';

/** The key of a method in a path item: `get`. */
export function operationKey(httpMethod: string): string {
  return httpMethod === 'ANY' ? anyMethod : httpMethod.toLowerCase();
}
