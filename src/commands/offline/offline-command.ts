/**
 * The command as the host registers it. Its lifecycle: `init` makes the template, `start` listens, `end` waits for the
 * person at the terminal. Other plugins take part through `before:private-api:offline:start` (the functions' code can
 * still be built), `after:private-api:offline:start` (the API answers) and `after:private-api:offline:end` (it is gone).
 */
export const offlineCommand = {
  usage: 'Run the private API on this machine, as API Gateway and Lambda would',
  lifecycleEvents: ['init', 'start', 'end'],
  options: {
    port: { usage: 'Port to listen on (default: 3000, or the next free one)', type: 'string' },
    host: { usage: 'Address to listen on (default: 127.0.0.1)', type: 'string' },
    'rest-api': {
      usage: 'Logical id of the REST API to run (default: the private one, or the only one)',
      type: 'string',
    },
    vpce: {
      usage: 'VPC endpoint that requests come through, or none for callers from outside',
      type: 'string',
    },
    'vpc-id': { usage: 'VPC that requests come from', type: 'string' },
    'source-ip': { usage: "Callers' address", type: 'string' },
    'lambda-endpoint': {
      usage: "URL of what speaks Lambda's Invoke API, for functions that are neither Node.js nor Python",
      type: 'string',
    },
    env: {
      usage: 'A variable for all functions, NAME=value (may stand several times)',
      type: 'multiple',
    },
    'env-file': {
      usage: 'File of variables: dotenv, or JSON with a map for each function (may stand several times)',
      type: 'multiple',
    },
    'max-concurrency': {
      usage: 'Execution environments of one function at once (default: 32)',
      type: 'string',
    },
    record: {
      usage: 'File that each request is written to, as a case for private-api test',
      type: 'string',
    },
    'no-watch': {
      usage: 'Keep running the code as it was at the start (also: --watch false)',
      type: 'boolean',
    },
    watch: { usage: 'Whether code that changes is run anew (default: true)', type: 'string' },
    'no-timeout': {
      usage: 'Let functions take any time, as for a debugger (also: --timeout false)',
      type: 'boolean',
    },
    timeout: { usage: 'Whether functions time out (default: true)', type: 'string' },
    inspect: {
      usage: 'Port for the debugger of the first Node.js function; the others follow',
      type: 'string',
    },
  },
} as const;
