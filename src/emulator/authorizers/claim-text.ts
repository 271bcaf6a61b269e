/** Cognito's times, which API Gateway shows as Java's dates; `auth_time` is none of them (recorded). */
const times = new Set(['exp', 'iat']);

/** JavaScript's last date, in seconds. */
const latest = 8.64e12;

/**
 * A claim of a Cognito token as `$context.authorizer.claims` and events have it: always a text. A list is its elements
 * with commas between, without brackets or quotes (recorded).
 */
export function claimText(value: unknown, name: string): string {
  if (times.has(name) && typeof value === 'number' && value <= latest) return javaDate(value);
  return Array.isArray(value) ? value.map(plainText).join(',') : plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `java.util.Date.toString()` in UTC, of seconds: `Thu Nov 28 04:24:11 UTC 2019`. */
function javaDate(seconds: number): string {
  const [day = '', date, month, year, time] = new Date(seconds * 1000).toUTCString().split(' ');
  return `${day.slice(0, 3)} ${month} ${date} ${time} UTC ${year}`;
}
