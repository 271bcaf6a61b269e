import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

it('docs/doctor.md allows the calls that the doctor makes, and no others', () => {
  const source = readFileSync(join(root, 'src/aws/aws-account.ts'), 'utf8');
  const written = [...source.matchAll(/'((?:sts|lambda|route53|access-analyzer|cloudformation):\w+)'/g)];
  const ec2 = [...source.matchAll(/\bec2\(\s*'(\w+)'/g)].map(([, name]) => `ec2:${name}`);
  const page = readFileSync(join(root, 'docs/doctor.md'), 'utf8');
  const policy = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '{}') as {
    Statement: { Action: string | string[] }[];
  };
  const allowed = policy.Statement.flatMap(({ Action }) => Action);
  const made = [...new Set([...written.map(([, action]) => action), ...ec2, 'apigateway:GET'])].sort();
  expect(allowed.sort()).toEqual(made);
});
