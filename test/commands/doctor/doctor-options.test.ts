import { parseDoctorOptions } from '../../../src/commands/doctor/doctor-options';

it('knows a caller by its form', () => {
  const from = ['10.0.0.7', 'vpce-0123456789abcdef0', 'arn:aws:iam::123456789012:role/a', 'vpc-1'];
  expect(parseDoctorOptions({ from, route: 'get /a/b?c=d' })).toEqual({
    caller: {
      address: '10.0.0.7',
      vpcEndpointId: 'vpce-0123456789abcdef0',
      principal: 'arn:aws:iam::123456789012:role/a',
      vpcId: 'vpc-1',
      method: 'GET',
      path: '/a/b',
    },
    analyzer: false,
    json: false,
  });
  expect(parseDoctorOptions({ from: '::1' })).toMatchObject({ caller: { address: '::1' } });
});

it('names every option with a wrong value', () => {
  const wrong = (): unknown => parseDoctorOptions({ from: ['everyone', 'vpc-1', 'vpc-2'], route: '/a' });
  expect(wrong).toThrow(
    '--from "everyone": must be vpce-…, vpc-…, an IP address or the ARN of a role or user.',
  );
  expect(wrong).toThrow('--from "vpc-2": vpc-1 is given already.');
  expect(wrong).toThrow(`--route "/a": must be a method and a path: 'GET /orders/5'.`);
});
