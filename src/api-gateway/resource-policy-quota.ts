/** Characters of a resource policy. Source: apigateway/latest/developerguide/limits.html */
export const resourcePolicyQuota = 8192;
