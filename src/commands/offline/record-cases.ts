import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { caseRecorder } from '../../cases/case-recorder';
import { readCases } from '../../cases/read-cases';
import { writeCases } from '../../cases/write-cases';
import type { EmulatorRequest, EmulatorResponse } from '../../emulator';

/**
 * Writes each exchange into a file of cases for `private-api test`, behind those that stand there.
 *
 * @throws PrivateApiError TEST_CASES if what stands there is no file of cases
 */
export function recordCases(
  file: string,
  warn: (message: string) => void,
): (response: EmulatorResponse, request: EmulatorRequest) => void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const cases = before.trim() === '' ? [] : readCases(file, () => before, { withoutExpectations: true });
  const toCase = caseRecorder(cases.map(({ name }) => name));
  // A list of YAML goes on with the next line; JSON, and YAML that looks like it, is written anew.
  const goesOn = !file.endsWith('.json') && !before.trimStart().startsWith('[');
  let text = before;
  return (response, request) => {
    const recorded = toCase(request, response);
    if (recorded === undefined) {
      warn(`${request.method} ${request.path} is not recorded: a body is no text.`);
      return;
    }
    try {
      if (goesOn) {
        const gap = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
        text = gap + writeCases(file, [recorded]);
        appendFileSync(file, text);
      } else {
        cases.push(recorded);
        writeFileSync(`${file}.part`, writeCases(file, cases));
        renameSync(`${file}.part`, file);
      }
    } catch (error) {
      warn(`${file} can not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
