import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id in the form that AWS gives, made from a logical id: the same on every run. */
export function standInId(logicalId: string, length: number, digits = alphabet): string {
  const hash = createHash('sha256').update(logicalId).digest();
  let id = '';
  for (let index = 0; index < length; index += 1) {
    id += digits.charAt((hash[index % hash.length] ?? 0) % digits.length);
  }
  return id;
}
