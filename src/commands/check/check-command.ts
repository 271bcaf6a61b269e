/** The command as the host registers it. */
export const checkCommand = {
  usage: 'Check the template that would deploy; exit code 1 if there is an error',
  lifecycleEvents: ['check'],
  options: { json: { usage: 'Print JSON', type: 'boolean' } },
} as const;
