'use strict';

exports.handler = async ({ httpMethod, pathParameters, queryStringParameters }) => ({
  asked: `${httpMethod} ${pathParameters?.id ?? 'search'}`,
  language: queryStringParameters?.language ?? 'en',
});
