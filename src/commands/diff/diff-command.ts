/** The command as the host registers it. */
export const diffCommand = {
  usage:
    'Say what a change does: routes, who may call now and could not before, what redeploys and is replaced',
  lifecycleEvents: ['diff'],
  options: {
    against: {
      usage:
        'What it was: a template, what aws cloudformation get-template prints, or the folder of a package',
      type: 'string',
    },
    deployed: { usage: 'What it was: the template of the deployed stack, read from AWS', type: 'boolean' },
    format: { usage: 'text (default), markdown or json', type: 'string' },
    json: { usage: 'The same as --format json', type: 'boolean' },
    'fail-on': {
      usage: 'Exit with 1 for any of: access-widened, replacement, route-removed (with commas between)',
      type: 'string',
    },
    'rest-api': { usage: 'Logical id of the REST API (default: the private one)', type: 'string' },
  },
} as const;
