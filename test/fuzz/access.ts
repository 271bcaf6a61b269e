/**
 * npm run fuzz:access [-- TIMES [SEED]]: random final templates, each checked and then called by outsiders one by one. Ends
 * with 1 and the template where one packages that lets an outsider in.
 */
import { findOpenTemplate } from '../policy/support/find-open-template';

const [times = '50000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const { open, accepted } = findOpenTemplate(Number(seed), Number(times));
console.log(`seed ${seed}: ${times} templates, ${accepted} package`);
if (open !== undefined) {
  console.log(JSON.stringify(open, null, 2));
  process.exitCode = 1;
}
