/** A run of addresses of one family, both ends included. */
export interface IpRange {
  family: 4 | 6;
  first: bigint;
  last: bigint;
}

/** Reads an address or a CIDR block (RFC 4632, RFC 4291); undefined if it is neither. */
export function parseIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  const address = parseIp(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const bits = address.family === 4 ? 32 : 128;
  const length = slash < 0 ? bits : prefixLength(text.slice(slash + 1), bits);
  if (length === undefined) return undefined;
  const hostBits = BigInt(bits - length);
  const first = (address.value >> hostBits) << hostBits;
  return { family: address.family, first, last: first + (1n << hostBits) - 1n };
}

function prefixLength(text: string, bits: number): number | undefined {
  if (!/^\d{1,3}$/.test(text)) return undefined;
  const length = Number(text);
  return length <= bits ? length : undefined;
}

export function parseIp(text: string): { family: 4 | 6; value: bigint } | undefined {
  if (text.includes(':')) {
    const value = parseIpv6(text);
    return value === undefined ? undefined : { family: 6, value };
  }
  const value = parseIpv4(text);
  return value === undefined ? undefined : { family: 4, value };
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255)) {
    return undefined;
  }
  return octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map(ipv6Groups);
  const [head, tail] = groups;
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return all.reduce((value, group) => (value << 16n) | group, 0n);
}

function ipv6Groups(half: string): bigint[] | undefined {
  if (half === '') return [];
  const texts = half.split(':');
  const groups: bigint[] = [];
  for (const [index, text] of texts.entries()) {
    if (text.includes('.') && index === texts.length - 1) {
      const ipv4 = parseIpv4(text);
      if (ipv4 === undefined) return undefined;
      groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(text)) {
      groups.push(BigInt(`0x${text}`));
    } else {
      return undefined;
    }
  }
  return groups;
}

export function formatIp(family: 4 | 6, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  return groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
}

export function ipRangeHas(range: IpRange, text: string): boolean {
  const address = parseIp(text);
  return address?.family === range.family && address.value >= range.first && address.value <= range.last;
}
