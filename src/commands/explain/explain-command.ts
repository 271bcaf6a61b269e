/** The command as the host registers it. */
export const explainCommand = {
  usage: 'Explain the private API: routes, who may call, what becomes of results and errors, URLs',
  lifecycleEvents: ['explain'],
  options: {
    format: { usage: 'text (default), json, markdown or mermaid', type: 'string' },
    json: { usage: 'The same as --format json', type: 'boolean' },
    'rest-api': {
      usage: 'Logical id of the REST API (default: the private one, or the only one)',
      type: 'string',
    },
  },
} as const;
