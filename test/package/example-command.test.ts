import { spawnSync } from 'node:child_process';

import { checkoutDirectory } from '../support/checkout-directory';

/** The README's one line: in the checkout itself, where the plugin is found by its own package name. */
it('npm run example packages the example and says what came out', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/example.mjs'], {
    cwd: checkoutDirectory,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  for (const text of [
    'Orders, for the services inside the VPC',
    'Allow everyone to invoke execute-api:/*',
    'Deny  everyone to invoke execute-api:/*, when aws:SourceVpce is absent or none of vpce-0a1b2c3d4e5f67890',
    'https://{PrivateApiGatewayRestApi}-vpce-0a1b2c3d4e5f67890.execute-api.{AWS::Region}.{AWS::URLSuffix}/dev',
  ]) {
    expect(stdout).toContain(text);
  }
  expect(stdout).toMatch(/GET +\/orders\/\{orderId\} +→ GetOrderLambdaFunction/);
  expect(stdout).toMatch(/ANY +\/reports\/\{proxy\+\} +→ ReportsLambdaFunction/);
  expect(stdout).toMatch(/10 +AWS::ApiGateway::Method/);
});
