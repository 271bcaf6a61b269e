import type { Problem } from './problem';

/** An id of AWS's: 8 hexadecimal digits in the oldest accounts, 17 since. */
const ids = {
  endpoint: { pattern: /^vpce-[0-9a-f]{8}([0-9a-f]{9})?$/, example: 'vpce-0123456789abcdef0' },
  vpc: { pattern: /^vpc-[0-9a-f]{8}([0-9a-f]{9})?$/, example: 'vpc-0123456789abcdef0' },
} as const;

/**
 * Literals in a list of endpoint or VPC ids that can't be one. Intrinsics and dynamic references are
 * CloudFormation's to resolve.
 */
export function idProblems(kind: keyof typeof ids, list: unknown, path: string): Problem[] {
  const { pattern, example } = ids[kind];
  const elements: readonly unknown[] = Array.isArray(list) ? list : [list];
  const problems = elements.flatMap((id, index): Problem[] => {
    if (typeof id !== 'string' || pattern.test(id) || id.includes('{{resolve:')) return [];
    const at = Array.isArray(list) ? `${path}[${String(index)}]` : path;
    if (id.includes(',')) return [commaSeparated(id, at)];
    const other = kind === 'endpoint' ? ids.vpc : ids.endpoint;
    if (other.pattern.test(id) || id.startsWith(other.example.slice(0, other.example.indexOf('-') + 1))) {
      return [
        {
          code: kind === 'endpoint' ? 'VPC_ENDPOINT_ID_IS_VPC' : 'VPC_ID_IS_VPC_ENDPOINT',
          path: at,
          message:
            kind === 'endpoint'
              ? 'This is the id of a VPC, where the id of a VPC endpoint belongs.'
              : 'This is the id of a VPC endpoint, where the id of a VPC belongs.',
          given: id,
          fix:
            kind === 'endpoint'
              ? 'Name the execute-api endpoint in that VPC (vpce-…), or list the VPC in privateApi.access.vpcIds.'
              : 'List endpoints in privateApi.vpcEndpointIds or privateApi.access.vpcEndpointIds.',
        },
      ];
    }
    return [
      {
        code: kind === 'endpoint' ? 'VPC_ENDPOINT_ID' : 'VPC_ID',
        path: at,
        message: kind === 'endpoint' ? 'This is no id of a VPC endpoint.' : 'This is no id of a VPC.',
        given: id,
        fix: `It looks like ${example}: 8 or 17 hexadecimal digits.`,
      },
    ];
  });
  return [...problems, ...duplicates(elements, path)];
}

/** The whole of what a variable or a parameter of the build holds, say. */
export function commaSeparated(given: string, path: string): Problem {
  return {
    code: 'CONFIGURATION_VALUE',
    path,
    message: 'This is one text with several values, separated by commas.',
    given,
    fix: "Write a list, one element each, or let CloudFormation split it: { 'Fn::Split': [',', '…'] }.",
  };
}

function duplicates(elements: readonly unknown[], path: string): Problem[] {
  const seen = new Set<string>();
  return elements.flatMap((element, index): Problem[] => {
    const text = JSON.stringify(element);
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    return [
      {
        code: 'CONFIGURATION_DUPLICATE',
        path: `${path}[${String(index)}]`,
        message: 'This stands in the list twice.',
        given: element,
        fix: 'Remove one of the two.',
      },
    ];
  });
}
