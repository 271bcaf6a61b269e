/** IAM's numbers: integers or decimals (reference_policies_elements_condition_operators.html#Conditions_Numeric). */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** Milliseconds of an ISO 8601 date (W3C's profile, from a year to a fraction of a second) or of seconds since 1970. */
export function parseDate(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(trimmed)) return finite(Date.parse(trimmed));
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i.test(trimmed)) {
    return finite(Date.parse(trimmed.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')));
  }
  const seconds = parseNumber(trimmed);
  return seconds === undefined ? undefined : seconds * 1000;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

export function parseBoolean(text: string): boolean | undefined {
  const lower = text.trim().toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}
