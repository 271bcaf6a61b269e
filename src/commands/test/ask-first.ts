import { createInterface } from 'node:readline/promises';
import { PrivateApiError } from '../../errors';

/**
 * Asks the person at the terminal before real functions are called.
 *
 * @throws PrivateApiError TEST_OPTION if nobody can be asked, or says no
 */
export async function askFirst(
  question: string,
  { stdin, stderr }: { stdin: NodeJS.ReadStream; stderr: NodeJS.WriteStream } = process,
): Promise<void> {
  if (!stdin.isTTY) {
    throw new PrivateApiError(
      'TEST_OPTION',
      '--deployed calls real functions: add --yes where nobody can be asked.',
    );
  }
  const terminal = createInterface({ input: stdin, output: stderr });
  const answer = await terminal.question(`${question} (y/N) `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new PrivateApiError('TEST_OPTION', 'Nothing was called.');
}
