import cases from '../cases/certify.json';

/** A question to AWS: a case of the conformance form that waits for its expectation. */
export interface CertifyCase {
  readonly id: string;
  readonly category: 'mock' | 'validator';
  /** as docs/emulator-fidelity.md asks it */
  readonly question: string;
  readonly given: Readonly<Record<string, unknown>>;
}

/** What is wrong with a body, for the client to see. */
export const gatewayResponses = {
  BAD_REQUEST_BODY: '{"error": "$context.error.validationErrorString"}',
};

/** The questions; each has a resource of its own, named after it. */
export const certifyCases: readonly CertifyCase[] = (cases as CertifyCase[]).map((one) => {
  const { resourcePath = '', path = resourcePath, ...given } = one.given;
  return {
    ...one,
    given: {
      ...given,
      ...(one.category === 'validator' && { gatewayResponses }),
      resourcePath: `/${one.id}${String(resourcePath)}`,
      path: `/${one.id}${String(path)}`,
    },
  };
});
