import type { ErrorMapping, ResponseConfig } from './config';
import { errorPatternProblem } from './error-pattern-problem';
import type { Problem } from './problem';

/** Values of a response section that can not be. */
export function responseProblems(response: ResponseConfig, pathOf: (key: string) => string): Problem[] {
  return [
    ...xmlRootProblems(response.xmlRoot, pathOf('xmlRoot')),
    ...(response.errors ?? []).flatMap((mapping, index) =>
      errorMappingProblems(mapping, `${pathOf('errors')}[${String(index)}]`),
    ),
    ...headerProblems(response.headers ?? {}, pathOf('headers')),
  ];
}

function xmlRootProblems(given: string | undefined, path: string): Problem[] {
  if (given === undefined || (/^[A-Za-z_][\w.-]*$/.test(given) && !/^xml/i.test(given))) return [];
  return [
    {
      code: 'XML_ROOT',
      path,
      message: 'This is no name of an XML element.',
      given,
      fix: "Begin with a letter or '_', go on with letters, digits and '_ . -'; names that begin with xml are reserved.",
    },
  ];
}

function errorMappingProblems(mapping: ErrorMapping, path: string): Problem[] {
  const problems: Problem[] = [];
  if (mapping.status < 400 || mapping.status > 599) {
    problems.push({
      code: 'ERROR_MAPPING',
      path: `${path}.status`,
      message: 'An error becomes a status from 400 to 599.',
      given: mapping.status,
      fix: 'Use 400 to 599; for another status the function returns httpStatus.',
    });
  }
  const refusal = errorPatternProblem(mapping.pattern);
  if (refusal !== undefined) {
    problems.push({
      code: 'ERROR_MAPPING',
      path: `${path}.pattern`,
      message: `This pattern can not be used. ${refusal}`,
      given: mapping.pattern,
      fix: 'Write a Java regular expression that stands on its own.',
    });
  }
  if (mapping.pattern === '') {
    problems.push({
      code: 'ERROR_MAPPING',
      path: `${path}.pattern`,
      message: 'An empty pattern is what API Gateway takes for the response of a success.',
      given: mapping.pattern,
      fix: 'Write a Java regular expression that matches the whole message of the error.',
    });
  }
  if (mapping.message !== undefined && mapping.exposeMessage === true) {
    problems.push({
      code: 'ERROR_MAPPING',
      path,
      message: 'message and exposeMessage exclude each other.',
      given: mapping,
      fix: 'Keep one of the two.',
    });
  }
  return problems;
}

/** Source: RFC 9110, sections 5.1 and 5.5. */
export function headerProblems(headers: Readonly<Record<string, string>>, path: string): Problem[] {
  return Object.entries(headers)
    .filter(
      ([name, value]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x26\x28-\x7e]*$/.test(value),
    )
    .map(([name, value]) => ({
      code: 'HEADER',
      path: `${path}['${name}']`,
      message: 'This is no header that HTTP and API Gateway know.',
      given: { [name]: value },
      fix: 'A name has no spaces or colons; a value has printable ASCII characters, and no single quote, which API Gateway puts around it.',
    }));
}
