import type { Rendering } from './engine';

/** The request of docs/events.md. */
export const documentedRequest: Omit<Rendering, 'template'> = {
  body: '{"note":"it\'s urgent"}',
  params: {
    path: { id: '5' },
    querystring: { notify: 'yes' },
    header: {
      'Content-Type': 'application/json',
      Host: 'abcde12345.execute-api.eu-central-1.amazonaws.com',
    },
  },
  context: {
    accountId: '123456789012',
    apiId: 'abcde12345',
    deploymentId: 'k2m9x1',
    domainName: 'abcde12345.execute-api.eu-central-1.amazonaws.com',
    domainPrefix: 'abcde12345',
    extendedRequestId: 'QWx0ZXJuYXRl=',
    httpMethod: 'POST',
    identity: {
      cognitoIdentityPoolId: null,
      accountId: null,
      cognitoIdentityId: null,
      caller: null,
      sourceIp: '10.0.3.17',
      principalOrgId: null,
      accessKey: null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: null,
      userAgent: 'curl/8.5.0',
      user: null,
      vpcId: 'vpc-0123456789abcdef0',
      vpceId: 'vpce-0123456789abcdef0',
    },
    path: '/dev/orders/5/notes',
    protocol: 'HTTP/1.1',
    requestId: '8d0c5f3e-7c1b-4f6a-9d0a-3f7c2b1a0e9d',
    requestTime: '09/Mar/2026:12:30:01 +0000',
    requestTimeEpoch: 1773059401000,
    resourceId: 'a1b2c3',
    resourcePath: '/orders/{id}/notes',
    stage: 'dev',
  },
  stageVariables: {},
};
