/** The lines of API Gateway's execution log, each under the stage of the gateway that wrote it. */
const stages: readonly (readonly [start: RegExp, stage: string])[] = [
  [/^(HTTP Method|Starting execution|Execution log)/, 'parse'],
  [/^Method request|^API Key|^Verifying Usage Plan/i, 'method request'],
  [/^Endpoint request|^Sending request/, 'integration request'],
  [/^Received response|^Endpoint response|^Lambda invocation|^Lambda execution/, 'integration'],
  [/^Method response/, 'integration response'],
  [/^Successfully completed|^Method completed|^Execution failed/, 'method response'],
];

/** `Mon Jan 05 10:00:00 UTC 2026 : Method request path: {}` → `method request: Method request path: {}`. */
export function executionLog(log: string): string[] {
  let stage = 'parse';
  return log
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const text = line.replace(/^\w{3} \w{3} \d{2} [\d:]+ UTC \d{4} : /, '');
      stage = stages.find(([start]) => start.test(text))?.[1] ?? stage;
      return `${stage}: ${text}`;
    });
}
