import type { PrivateApiConfig, RouteConfig } from './config';
import type { Problem } from './problem';
import type { Authorization, Authorizer } from './settings';

/** Who a route lets in beside the resource policy: its own setting, the API's, or what `access` needs. */
export function authorizationOf(
  api: PrivateApiConfig,
  own: RouteConfig,
  ownPath: string,
  authorizers: readonly Authorizer[],
): { authorization: Authorization; problems: Problem[] } {
  const path = `${own.authorization === undefined ? 'privateApi' : ownPath}.authorization`;
  const { accounts, principals, organizations } = api.access ?? {};
  const needsIam = [accounts, principals, organizations].some((list) => list !== undefined);
  const given = own.authorization ?? api.authorization ?? (needsIam ? 'AWS_IAM' : 'NONE');

  if (given === 'NONE' || given === 'AWS_IAM') {
    if (given === 'AWS_IAM' || !needsIam) return { authorization: { type: given }, problems: [] };
  }
  if (needsIam) {
    return {
      authorization: { type: 'AWS_IAM' },
      problems: [
        {
          code: 'AUTHORIZATION',
          path,
          message:
            'privateApi.access names accounts, principals or organizations, which only signed requests show.',
          given,
          fix: "Use 'AWS_IAM', or narrow by endpoints, VPCs and address ranges alone.",
        },
      ],
    };
  }
  const authorizer = authorizers.find(({ name }) => name === given);
  if (authorizer) {
    return {
      problems: [],
      authorization:
        authorizer.type === 'COGNITO_USER_POOLS'
          ? { type: authorizer.type, authorizer: given, scopes: api.authorizers?.[given]?.scopes ?? [] }
          : { type: 'CUSTOM', authorizer: given },
    };
  }
  return {
    authorization: { type: 'NONE' },
    problems: [
      {
        code: 'AUTHORIZATION',
        path,
        message: 'There is no such authorization.',
        given,
        fix: `Use one of ${['NONE', 'AWS_IAM', ...authorizers.map(({ name }) => name)].join(', ')}.`,
      },
    ],
  };
}
