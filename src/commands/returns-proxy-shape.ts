/** Whether a function's payload looks as if it was meant for a proxy integration: `statusCode` and a part of a response. */
export function returnsProxyShape(payload: string): boolean {
  let result: unknown;
  try {
    result = JSON.parse(payload);
  } catch {
    return false;
  }
  if (typeof result !== 'object' || result === null || 'httpStatus' in result) return false;
  const { statusCode } = result as { statusCode?: unknown };
  return (
    Number.isInteger(Number(statusCode ?? NaN)) &&
    ['body', 'headers', 'multiValueHeaders'].some((key) => key in result)
  );
}
