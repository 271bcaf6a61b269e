import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/architecture.md), types and values apart. A room that is not a key here may import every
 * other; `api-gateway`, `errors.ts` and `meter.ts` are open to all.
 */
const rooms = [
  'api-gateway',
  'aws',
  'cases',
  'checks',
  'cloudformation',
  'commands',
  'config',
  'diff',
  'doctor',
  'emulator',
  'explain',
  'framework',
  'java',
  'java-regex',
  'json-path',
  'lambda',
  'mapping-templates',
  'policy',
  'template',
  'velocity',
  'vtl',
];
const mayImport = {
  'api-gateway': [],
  aws: ['template'],
  cases: ['config', 'emulator', 'template'],
  'java-regex': [],
  java: ['java-regex'],
  'json-path': ['java'],
  velocity: ['java'],
  vtl: ['java', 'json-path', 'velocity'],
  'mapping-templates': [],
  template: [],
  policy: ['template'],
  config: ['java-regex', 'template', 'velocity'],
  cloudformation: ['config', 'mapping-templates', 'template'],
  checks: ['java', 'java-regex', 'policy', 'template', 'velocity'],
  doctor: ['aws', 'emulator', 'policy', 'template'],
  explain: ['checks', 'java-regex', 'policy', 'template'],
  diff: ['checks', 'explain', 'policy', 'template'],
  lambda: [],
  emulator: ['java', 'json-path', 'policy', 'template', 'velocity', 'vtl'],
  framework: ['cloudformation', 'config', 'mapping-templates', 'template'],
};
const mayImportTypes = { emulator: ['lambda'], framework: ['aws'] };

/** Files of a room with an index that other rooms may import past it. */
const doors = {
  aws: [],
  checks: ['function-of', 'model/rest-api', 'model/template-model', 'selection-patterns'],
  emulator: ['route-tree', 'server/.*'],
  lambda: ['spare-process'],
  policy: [
    ...[
      'comparison/.*',
      'condition-keys',
      'evaluate-statement',
      'glob',
      'ip-range',
      'parse-policy',
      'placed-statements',
    ],
    ...['policy-request', 'proof/.*', 'read-policy', 'statement'],
  ],
  java: [],
  'json-path': [],
  velocity: [],
  vtl: [],
};

const boundaries = [...Object.keys(mayImport), 'commands'].map((room) => {
  const others = rooms.filter((other) => other !== room && other !== 'api-gateway');
  const closed = others.filter((other) => mayImport[room] && !mayImport[room].includes(other));
  const past = others.filter((other) => doors[other] !== undefined);
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...closed.map((other) => ({
              regex: `^(\\.\\./)+${other}(/|$)`,
              allowTypeImports: mayImportTypes[room]?.includes(other) === true,
              message: `${room} does not import ${other}: see docs/architecture.md.`,
            })),
            ...past.map((other) => ({
              regex: `^(\\.\\./)+${other}/(?!(${[...doors[other], 'index'].join('|')})$)`,
              message: `Import ${other} by its index, or name the file among its doors.`,
            })),
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['**/dist/', '**/coverage/', '**/.serverless/', '**/.esbuild/', '**/node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // `export =` is the one shape that every host loads; public types ride on a merged namespace.
    files: ['src/index.ts'],
    rules: { '@typescript-eslint/no-namespace': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: globals.node },
  },
  ...boundaries,
);
