// A packaged private API in words. It reads the CloudFormation template and nothing else.
import lodash from 'lodash';

/** The resources, routes, policy and URLs of the private API in a template, as text. */
export function describePrivateApi(template) {
  const ofType = (type) =>
    Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  const privateApi = ofType('AWS::ApiGateway::RestApi').find(([, { Properties }]) =>
    Properties.EndpointConfiguration?.Types?.includes('PRIVATE'),
  );
  if (privateApi === undefined) return 'The template has no private API.\n';
  const [apiId, { Properties: api }] = privateApi;
  const belongs = ([, { Properties }]) => Properties?.RestApiId?.Ref === apiId;

  const paths = pathsOf(ofType('AWS::ApiGateway::Resource').filter(belongs));
  const routes = ofType('AWS::ApiGateway::Method')
    .filter(belongs)
    .map(([, { Properties }]) => [
      Properties.HttpMethod,
      paths.get(Properties.ResourceId.Ref) ?? '/',
      functionOf(Properties.Integration),
    ]);
  const ours = Object.entries(template.Resources).filter(
    (entry) => entry[0] === apiId || belongs(entry) || JSON.stringify(entry[1]).includes(apiId),
  );
  const counts = Object.entries(lodash.countBy(ours, ([, { Type }]) => Type));
  const urls = Object.values(template.Outputs ?? {}).filter(({ Value }) =>
    inWords(Value).startsWith('https://'),
  );

  return [
    `\n${inWords(api.Name)}: ${api.Description ?? 'a private REST API'}`,
    section('Who may call', api.Policy.Statement.map(statementInWords)),
    section('Routes', columns(lodash.sortBy(routes, [1, 0]))),
    section('URLs', columns(urls.map(({ Value, Description = '' }) => [inWords(Value), Description]))),
    section(
      'Resources in the stack',
      columns(counts.map(([type, count]) => [String(count).padStart(3), type])),
    ),
  ].join('\n');
}

const section = (title, lines) =>
  [`\n${title}`, ...lines.map((line) => `  ${line}`), ''].join('\n').trimEnd();

function columns(rows) {
  const widths = lodash.zip(...rows).map((column) => Math.max(...column.map((cell) => cell.length)));
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index]))
      .join('  ')
      .trimEnd(),
  );
}

/** Logical id of a resource → its path. */
function pathsOf(resources) {
  const byId = new Map(resources.map(([id, { Properties }]) => [id, Properties]));
  const pathOf = (id) => {
    const resource = byId.get(id);
    return resource === undefined ? '' : `${pathOf(resource.ParentId.Ref)}/${resource.PathPart}`;
  };
  return new Map([...byId.keys()].map((id) => [id, pathOf(id)]));
}

const functionOf = ({ Type, Uri }) =>
  `→ ${/([A-Za-z0-9]+LambdaFunction)/.exec(JSON.stringify(Uri ?? null))?.[1] ?? Type}`;

function statementInWords({ Effect, Principal, Resource, Condition = {} }) {
  const who = Principal === '*' ? 'everyone' : JSON.stringify(Principal);
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${key} ${operatorInWords(operator)} ${listInWords(values)}`),
  );
  const when = conditions.length === 0 ? '' : `, when ${conditions.join(' and ')}`;
  return `${Effect === 'Allow' ? 'Allow' : 'Deny '} ${who} to invoke ${inWords(Resource)}${when}`;
}

/** An absent key satisfies a negated operator: a caller from outside has no VPC endpoint at all. */
const operatorInWords = (operator) => (/Not/.test(operator) ? 'is absent or none of' : 'is one of');

const listInWords = (values) => [values].flat().map(inWords).join(', ');

/** Intrinsics as a person reads them: `{region}` for what CloudFormation fills in. */
function inWords(value) {
  if (typeof value === 'string') return value;
  const [name, argument] = Object.entries(value ?? {})[0] ?? ['', ''];
  switch (name) {
    case 'Ref':
      return `{${argument}}`;
    case 'Fn::Sub': {
      const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
      return text.replace(/\$\{([^}]+)\}/g, (_, key) =>
        key in variables ? inWords(variables[key]) : `{${key}}`,
      );
    }
    case 'Fn::Join':
      return argument[1].map(inWords).join(argument[0]);
    default:
      return JSON.stringify(value);
  }
}
