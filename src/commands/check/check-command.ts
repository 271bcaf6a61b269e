/** The command as the host registers it. */
export const checkCommand = {
  usage: 'Check the template that would deploy; exit code 1 if there is an error',
  lifecycleEvents: ['check'],
  options: {
    format: { usage: 'text (default), json, sarif or junit', type: 'string' },
    json: { usage: 'The same as --format json', type: 'boolean' },
  },
} as const;
