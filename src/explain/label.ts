/** A text that is worked out, for people: what is known only at deployment as `<Ref Endpoint>`. */
export function label(text: string): string {
  return text.replaceAll('⟨', '<').replaceAll('⟩', '>');
}
