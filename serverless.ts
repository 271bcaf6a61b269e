import type { Service } from 'serverless-private-api';

const service: Service = {
  service: 'orders',
  frameworkVersion: '>=3.40 <5',
  plugins: ['serverless-esbuild', 'serverless-private-api'],
  provider: {
    name: 'aws',
    runtime: 'nodejs22.x',
    region: 'eu-central-1',
    stage: 'dev',
    memorySize: 256,
    timeout: 10,
  },
  privateApi: {
    description: 'Orders, for the services inside the VPC',
    vpcEndpointIds: ['vpce-0a1b2c3d4e5f67890'],
  },
  package: { individually: true },
  custom: {
    esbuild: { bundle: true, target: 'node22', sourcemap: false },
  },
  functions: {
    health: {
      handler: 'example-service/handlers/health.handler',
      events: [{ privateApi: 'GET /health' }],
    },
    listOrders: {
      handler: 'example-service/handlers/list-orders.handler',
      events: [{ privateApi: 'GET /orders' }],
    },
    createOrder: {
      handler: 'example-service/handlers/create-order.handler',
      events: [{ privateApi: 'POST /orders' }],
    },
    getOrder: {
      handler: 'example-service/handlers/get-order.handler',
      events: [{ privateApi: 'GET /orders/{orderId}' }],
    },
    cancelOrder: {
      handler: 'example-service/handlers/cancel-order.handler',
      events: [{ privateApi: 'DELETE /orders/{orderId}' }],
    },
    refundOrder: {
      handler: 'example-service/handlers/refund-order.handler',
      events: [{ privateApi: { method: 'POST', path: '/orders/{orderId}/refund' } }],
    },
    deliveryNote: {
      handler: 'example-service/handlers/delivery-note.handler',
      events: [
        {
          privateApi: {
            method: 'GET',
            path: '/orders/{orderId}/delivery-note',
            response: { format: 'xml', xmlRoot: 'deliveryNote' },
          },
        },
      ],
    },
    trackOrder: {
      handler: 'example-service/handlers/track-order.handler',
      timeout: 2,
      events: [{ privateApi: 'GET /orders/{orderId}/parcel' }],
    },
    reports: {
      runtime: 'python3.13',
      handler: 'example-service/handlers/reports.handler',
      package: { patterns: ['!**', 'example-service/handlers/reports.py'] },
      events: [{ privateApi: 'ANY /reports' }, { privateApi: 'ANY /reports/{proxy+}' }],
    },
  },
};

export = service;
