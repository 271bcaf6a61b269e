/**
 * An integration's URI with its stage variables and path parameters. A variable that the stage does not have is empty;
 * a parameter that nothing maps stays as it stands.
 * docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
export function renderUri(
  uri: string,
  path: Readonly<Record<string, string>>,
  stageVariables: Readonly<Record<string, string>>,
): string {
  return uri
    .replace(/\$\{stageVariables\.([^}]*)\}/g, (_, name: string) =>
      Object.hasOwn(stageVariables, name) ? (stageVariables[name] ?? '') : '',
    )
    .replace(/\{([^{}]+)\}/g, (whole, name: string) =>
      Object.hasOwn(path, name) ? encodeOnce(path[name] ?? '') : whole,
    );
}

/** Values of path parameters come as the client encoded them: what is encoded stays, what a URI cannot hold is encoded. */
function encodeOnce(value: string): string {
  try {
    return encodeURI(value).replace(/%25(?=[0-9A-Fa-f]{2})/g, '%');
  } catch {
    return value;
  }
}
