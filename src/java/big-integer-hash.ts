/** `BigInteger.hashCode()`: over the 32-bit words of the magnitude, the highest first. */
export function bigIntegerHash(value: bigint): number {
  let magnitude = value < 0n ? -value : value;
  const words: bigint[] = [];
  for (; magnitude > 0n; magnitude >>= 32n) words.push(magnitude & 0xffffffffn);
  let hash = 0n;
  for (const word of words.reverse()) hash = (31n * hash + word) & 0xffffffffn;
  return Number(BigInt.asIntN(32, value < 0n ? -hash : hash));
}
