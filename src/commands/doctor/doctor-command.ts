/** The command as the host registers it. */
export const doctorCommand = {
  usage: 'Look at the deployed API in AWS: why a caller is kept out, and what to change (reads only)',
  lifecycleEvents: ['doctor'],
  options: {
    from: {
      usage:
        'Who calls: a VPC endpoint, a VPC, an address, the ARN of a role (may stand several times, one of each)',
      type: 'multiple',
    },
    route: {
      usage: "What is called, without the stage: 'GET /orders/5' (default: the first route)",
      type: 'string',
    },
    'access-analyzer': { usage: 'Ask IAM Access Analyzer whether the policy is public', type: 'boolean' },
    'rest-api': {
      usage: 'Logical id of the REST API (default: the private one, or the only one)',
      type: 'string',
    },
    json: { usage: 'Print JSON', type: 'boolean' },
  },
} as const;
