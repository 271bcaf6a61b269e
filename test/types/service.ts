/**
 * What a user's editor and compiler say of a configuration. `npm run typecheck` is the test: an error that does not
 * come where one is expected fails it, like one that comes where none is.
 */
import type { AWS } from '@serverless/typescript';
import type { PrivateApiConfig, PrivateApiEvent, Service } from 'serverless-private-api';

const provider = { name: 'aws', runtime: 'nodejs20.x' } as const;

export const good: Service = {
  service: 'orders',
  plugins: ['serverless-private-api'],
  provider,
  privateApi: {
    vpcEndpointIds: ['vpce-0123456789abcdef0', { 'Fn::ImportValue': 'endpoint' }],
    access: { cidrs: ['10.0.0.0/16'] },
    response: { format: 'negotiate', errors: [{ pattern: '\\[NotFound\\].*', status: 404 }] },
  },
  functions: {
    api: {
      handler: 'src/api.handler',
      events: [
        { privateApi: '*' },
        { privateApi: { method: 'GET', path: '/health', response: { format: 'json' } } },
        { http: { method: 'GET', path: '/public' } },
      ],
    },
  },
};

export const oneIntrinsic: PrivateApiConfig = {
  vpcEndpointIds: { 'Fn::Split': [',', { Ref: 'EndpointIds' }] },
};

export const misspeltKey: Service = {
  service: 'orders',
  provider,
  // @ts-expect-error -- the key is vpcEndpointIds
  privateApi: { vpcEndpointId: 'vpce-0123456789abcdef0' },
};

export const misspeltKeyInPlainAws: AWS = {
  service: 'orders',
  provider,
  // @ts-expect-error -- the key is vpcEndpointIds
  privateApi: { vpcEndpointId: 'vpce-0123456789abcdef0' },
};

export const misspeltEventKey: Service = {
  service: 'orders',
  provider,
  functions: {
    api: {
      handler: 'src/api.handler',
      // @ts-expect-error -- the key is method
      events: [{ privateApi: { methd: 'GET', path: '/health' } }],
    },
  },
};

// @ts-expect-error -- json, xml or negotiate
export const unknownFormat: PrivateApiEvent = { path: '/', response: { format: 'yaml' } };

// @ts-expect-error -- an intrinsic has one of CloudFormation's names
export const unknownIntrinsic: PrivateApiConfig = { vpcEndpointIds: [{ Reff: 'Endpoint' }] };
