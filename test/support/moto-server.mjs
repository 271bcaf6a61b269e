// Where moto's server is on this machine: an emulated AWS that takes a deployment. Undefined where it is not.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const motoServer = (process.env.PATH ?? '')
  .split(delimiter)
  .map((directory) => join(directory, 'moto_server'))
  .find((path) => existsSync(path));
