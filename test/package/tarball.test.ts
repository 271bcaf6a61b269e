import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { ourPart } from '../support/our-part';
import { packageDirectory, packageService } from '../support/package-service';
import { createServiceDirectory, removeServiceDirectory } from '../support/service-directory';

/** As a user gets it: the packed tarball, installed by npm into a service that knows nothing of this checkout. */
describe('the packed plugin, installed into a fresh service', () => {
  let directory: string;

  beforeAll(() => {
    directory = createServiceDirectory(fixtureService());
    rmSync(join(directory, 'node_modules'), { recursive: true });
    const tarball = process.env['PRIVATE_API_TARBALL'] ?? '';
    execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', tarball], {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  });

  afterAll(() => removeServiceDirectory(directory));

  it('brings only what a user needs', () => {
    const installed = join(directory, 'node_modules/serverless-private-api');
    expect(readdirSync(installed).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'package.json',
    ]);
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(
      files.filter((file) => /^(src|test|bench|example-service|examples|\.ci)(\/|$)|\.test\./.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => /^docs\/.*\.(?!md$|svg$)\w+$/.test(file))).toEqual([]);
    expect(readdirSync(join(directory, 'node_modules'))).not.toEqual(expect.arrayContaining(['serverless']));
  });

  it('has every page and picture that its pages lead to', () => {
    const installed = join(directory, 'node_modules/serverless-private-api');
    const pages = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(README\.md|docs\/.*\.md)$/.test(file),
    );
    const dead = pages.flatMap((page) =>
      [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => join(installed, dirname(page), target))
        .filter((target) => !existsSync(target))
        .map((target) => `${page}: ${target}`),
    );
    expect(pages.length).toBeGreaterThan(10);
    expect(dead).toEqual([]);
  });

  it('is a class both for a host that requires it and for one that imports it, as serverless 4 does', () => {
    const name = 'serverless-private-api';
    const evaluate = (type: string, code: string): string =>
      execFileSync(process.execPath, [`--input-type=${type}`, '-e', code], {
        cwd: directory,
        encoding: 'utf8',
      });
    const isClass = "console.log(/^class /.test(String(Plugin)), 'hooks' in Plugin)";
    const required = evaluate('commonjs', `const Plugin = require('${name}'); ${isClass}`);
    const imported = evaluate('module', `const { default: Plugin } = await import('${name}'); ${isClass}`);
    expect([required, imported]).toEqual(['true false\n', 'true false\n']);
  });

  it.each(hosts)('packages with $name', async (host) => {
    const { template } = await packageDirectory(host, directory);
    const fromCheckout = (await packageService(host, fixtureService())).template;
    expect(JSON.stringify(ourPart(template))).toBe(JSON.stringify(ourPart(fromCheckout)));
  });
});
