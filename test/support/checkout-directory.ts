import { resolve } from 'node:path';

/** The root of this repository. */
export const checkoutDirectory = resolve(__dirname, '../..');
