'use strict';

exports.report = async ({ path, requestContext }) => ({
  path,
  key: requestContext.identity.apiKeyId ?? null,
});
