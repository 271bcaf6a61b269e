/** A text as bytes: what ASCII has is itself, any other byte is none of ASCII's and no control character. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** How many of the bytes are the text's. Quotes follow them, so that whoever looks for one finds it. */
  readonly length: number;
}

interface Room {
  readonly buffer: Buffer;
  readonly view: DataView;
}

const quote = 0x22;
const quotesBehind = 16;
/** API Gateway takes no more than 10 MB. */
const mostKept = 10_500_000;

const beyondLatin1 = /[\u0100-\uffff]/;
const writtenWithEscape = /[\u0080-\u009f\u2000-\u20ff\ud800-\udfff]/;

/** New memory costs more than what is done with it: the room stays for the next text. */
let room: Room | undefined;

/**
 * The bytes of a text, until the next text comes; `undefined` for one with characters beyond Latin-1 that the JSON
 * writer escapes (or may escape: surrogates).
 */
export function textBytes(text: string): TextBytes | undefined {
  // Of a text that V8 keeps in Latin-1, which most are, it knows the answer without a look.
  const isLatin1 = !beyondLatin1.test(text);
  if (!isLatin1 && writtenWithEscape.test(text)) return undefined;
  const { buffer, view } = roomFor(isLatin1 ? text.length : 3 * text.length);
  const length = buffer.write(text, 0, isLatin1 ? 'latin1' : 'utf8');
  if (!isLatin1) raise(view, length);
  buffer.fill(quote, length, length + quotesBehind);
  return { bytes: buffer, view, length };
}

/** Makes the bytes of UTF-8 that are no ASCII begin at 0xC0, where none is a control character of Latin-1. */
function raise(view: DataView, length: number): void {
  for (let at = 0; at < length; at += 4) {
    const four = view.getInt32(at);
    view.setInt32(at, four | ((four & 0x80808080) >>> 1));
  }
}

function roomFor(length: number): Room {
  const size = Math.max(length + quotesBehind, 1 << 16);
  if (room !== undefined && room.buffer.length >= size) return room;
  const buffer = Buffer.allocUnsafeSlow(size);
  const made = { buffer, view: new DataView(buffer.buffer) };
  if (size <= mostKept) room = made;
  return made;
}
