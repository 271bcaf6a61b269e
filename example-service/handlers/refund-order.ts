/** Fails as code does: the caller gets a 500 that says nothing of the payment provider. */
export const handler = (): Promise<never> =>
  Promise.reject(new Error('connect ECONNREFUSED payments.internal:8443 (key 4f1d)'));
