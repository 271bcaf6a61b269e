/** The command as the host registers it. */
export const testCommand = {
  usage: 'Send requests from a file to the API, and compare what comes back; exit code 1 if one differs',
  lifecycleEvents: ['test'],
  options: {
    cases: { usage: 'File of cases, YAML or JSON', type: 'string' },
    url: { usage: 'Send them to the live API: its URL with the stage, from inside the VPC', type: 'string' },
    deployed: {
      usage: "Send them to the deployed API's working definition through TestInvokeMethod (asks first)",
      type: 'boolean',
    },
    yes: { usage: 'Do not ask before --deployed calls functions', type: 'boolean' },
    record: { usage: 'Write what comes back into the file as the expectation', type: 'boolean' },
    junit: { usage: 'File for the results as JUnit XML', type: 'string' },
    json: { usage: 'Print JSON', type: 'boolean' },
    export: { usage: 'Print the cases for another tool in place of running them: hurl', type: 'string' },
    'rest-api': {
      usage: 'Logical id of the REST API (default: the private one, or the only one)',
      type: 'string',
    },
    'lambda-endpoint': {
      usage: "URL of what speaks Lambda's Invoke API, for functions that are neither Node.js nor Python",
      type: 'string',
    },
    env: { usage: 'A variable for all functions, NAME=value (may stand several times)', type: 'multiple' },
    'env-file': {
      usage: 'File of variables: dotenv, or JSON with a map for each function (may stand several times)',
      type: 'multiple',
    },
  },
} as const;
