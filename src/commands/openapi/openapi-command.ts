/** The command as the host registers it. */
export const openapiCommand = {
  usage: 'Write the API as an OpenAPI document: for people and generators, or for API Gateway to import',
  lifecycleEvents: ['openapi'],
  options: {
    extensions: {
      usage: 'OpenAPI 3.0.1 with the extensions of API Gateway (default: OpenAPI 3.1 without)',
      type: 'boolean',
    },
    output: { usage: 'A file for the document (default: it is printed)', type: 'string' },
    'rest-api': {
      usage: 'Logical id of the REST API (default: the private one, or the only one)',
      type: 'string',
    },
  },
} as const;
