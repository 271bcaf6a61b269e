/** A name as components of a document may have it. spec.openapis.org/oas/v3.0.1#components-object */
export function componentName(name: string): string {
  return name.replace(/[^\w.-]/g, '-');
}
