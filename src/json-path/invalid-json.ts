import { JavaException } from '../java';

/**
 * A text that json-smart refuses. API Gateway answers such a payload with 400 and the message
 * `Could not process payload` + this error's Java form (recorded in 2015), not with a failed template.
 */
export class InvalidJson extends JavaException {
  /** The index of the character, as json-smart counts it. */
  readonly position: number;

  constructor(message: string, position: number) {
    super('net.minidev.json.parser.ParseException', message);
    this.position = position;
  }
}

export function unexpectedCharacter(character: string, position: number): InvalidJson {
  return new InvalidJson(`Unexpected character (${character}) at position ${position}.`, position);
}

export function unexpectedToken(token: string, position: number): InvalidJson {
  return new InvalidJson(`Unexpected token ${token} at position ${position}.`, position);
}

export function unexpectedUnicode(character: string, position: number): InvalidJson {
  return new InvalidJson(
    `Unexpected unicode escape sequence ${character} at position ${position}.`,
    position,
  );
}

export function unexpectedEnd(position: number, detail: 'EOF' | 'null'): InvalidJson {
  return new InvalidJson(`Unexpected End Of File position ${position}: ${detail}`, position);
}
