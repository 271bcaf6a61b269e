import { setTimeout } from 'node:timers/promises';

/** Asks a carrier that takes its time: the caller gets a 504 once the function's own time-out is over. */
export const handler = async (): Promise<{ parcel: string }> => {
  await setTimeout(60_000);
  return { parcel: 'unknown' };
};
