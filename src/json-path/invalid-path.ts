import { JavaException } from '../java';

/** A path that Jayway refuses: by its text, or because a step does not fit the value that it meets. */
export class InvalidPath extends JavaException {
  constructor(message: string) {
    super('com.jayway.jsonpath.InvalidPathException', message);
  }
}
