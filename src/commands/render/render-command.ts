/** The command as the host registers it. Texts begin with `@` for a file, and are `@-` for standard input. */
export const renderCommand = {
  usage: 'Show the event that a function would get, and the response that the client would get, without AWS',
  lifecycleEvents: ['render'],
  options: {
    route: {
      usage: "Method and path of the request, without the stage: 'POST /orders/5?notify=yes'",
      type: 'string',
      required: true,
    },
    header: {
      usage: "Header of the request: 'Content-Type: text/plain' (may stand several times)",
      type: 'multiple',
    },
    data: { usage: 'Body of the request: a text, @FILE or @- for standard input', type: 'string' },
    result: { usage: 'What the function returns, as JSON: a text, @FILE or @-', type: 'string' },
    error: {
      usage:
        'What the function fails with: its message, or the JSON that Lambda reports; a text, @FILE or @-',
      type: 'string',
    },
    'service-response': {
      usage:
        'File with the answer of another service than Lambda, as JSON: {"status": 200, "headers": {…}, "body": …}',
      type: 'string',
    },
    accept: { usage: 'Accept header of the request', type: 'string' },
    template: {
      usage:
        "File with a mapping template to use in place of the route's own (with --result or --error: for the response)",
      type: 'string',
    },
    'rest-api': {
      usage: 'Logical id of the REST API (default: the private one, or the only one)',
      type: 'string',
    },
    json: { usage: 'Print JSON', type: 'boolean' },
  },
} as const;
