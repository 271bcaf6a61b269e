import { rmSync } from 'node:fs';

export default function removePackage(): void {
  const directory = process.env['PRIVATE_API_PACKAGE_DIRECTORY'];
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
}
