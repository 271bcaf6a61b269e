import { consumerTemplate } from '../../src/cloudformation/consumer-template';
import { callLines } from '../../src/framework/call-lines';
import { validateTemplate } from '../support/service-spec/validate-template';

const plain = 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev';
const domain = 'https://orders.example.com/v1';
const api = (restApi: object = {}) => ({
  properties: { restApi: { ...restApi }, stage: {}, deployment: {} },
});

test('every name by which the API is called has a call to paste', () => {
  const dns = 'vpce-1-a.execute-api.eu-central-1.vpce.amazonaws.com';
  expect(callLines(api(), [domain], plain, dns)).toEqual([
    'curl https://orders.example.com/v1/',
    `curl https://${dns}/dev/ -H 'Host: a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com'`,
    `curl https://${dns}/dev/ -H 'x-apigw-api-id: a1b2c3d4e5'`,
  ]);
  expect(callLines(api(), [], plain)[0]).toContain('https://<DNS name of the endpoint>/dev/');
});

test('calls by a header stand only where API Gateway takes them', () => {
  const strict = { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_2021_06', EndpointAccessMode: 'STRICT' };
  expect(callLines(api(strict), [domain], plain)).toEqual(['curl https://orders.example.com/v1/']);
  expect(callLines(api({ ...strict, EndpointAccessMode: 'BASIC' }), [], plain)).toHaveLength(2);
  expect(callLines(api(), [domain], undefined)).toHaveLength(1);
});

test('what another account deploys holds to the resource specification of AWS', () => {
  const arn = 'arn:aws:apigateway:eu-central-1:111122223333:/domainnames/orders.example.com+abcd1234';
  expect(validateTemplate(consumerTemplate(arn, 'orders.example.com'))).toEqual([]);
});
