/** A CloudFormation intrinsic function, as it stands in a template: `{ Ref: 'Endpoint' }`. */
export type Intrinsic =
  | { Ref: string }
  | { Condition: string }
  | { 'Fn::Base64': unknown }
  | { 'Fn::FindInMap': readonly unknown[] }
  | { 'Fn::GetAtt': string | readonly string[] }
  | { 'Fn::If': readonly unknown[] }
  | { 'Fn::ImportValue': unknown }
  | { 'Fn::Join': readonly unknown[] }
  | { 'Fn::Select': readonly unknown[] }
  | { 'Fn::Split': readonly unknown[] }
  | { 'Fn::Sub': string | readonly unknown[] }
  | { 'Fn::Transform': unknown };

/** A literal, or an intrinsic that CloudFormation resolves to one when it deploys. */
export type Text = string | Intrinsic;

/** Several literals or intrinsics, or one intrinsic that resolves to a list (`Fn::Split`, a list parameter). */
export type TextList = readonly Text[] | Text;

/** A single-key object as CloudFormation writes its functions, whatever its key. */
export function isIntrinsic(value: unknown): value is Intrinsic & Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && /^(Ref|Condition|Fn::[A-Za-z]+)$/.test(keys[0] ?? '');
}

/** A list in the configuration: known elements, or one intrinsic whose elements only CloudFormation knows. */
export function isKnownList(list: TextList): list is readonly Text[] {
  return Array.isArray(list);
}

export const ref = (logicalId: string): { Ref: string } => ({ Ref: logicalId });

export const getAtt = (logicalId: string, attribute: string): { 'Fn::GetAtt': [string, string] } => ({
  'Fn::GetAtt': [logicalId, attribute],
});

/** `Fn::Sub` with `values` for the names in the text that are not references to resources of the stack. */
export function sub(text: string, values: Readonly<Record<string, unknown>> = {}): { 'Fn::Sub': unknown } {
  return { 'Fn::Sub': Object.keys(values).length === 0 ? text : [text, values] };
}

/** A literal inside an `Fn::Sub`, where `${` would begin a reference. */
export function escapeSub(literal: string): string {
  return literal.replaceAll('${', '${!');
}
