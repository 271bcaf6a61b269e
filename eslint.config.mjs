import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/architecture.md). A room that is not a key here may import every other;
 * `errors.ts` and
 * `meter.ts` are open to all.
 */
const rooms = [
  'api-gateway',
  'checks',
  'cloudformation',
  'commands',
  'config',
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
  'java-regex': [],
  java: ['java-regex'],
  'json-path': ['java'],
  velocity: ['java'],
  vtl: ['api-gateway', 'java', 'json-path', 'velocity'],
  'mapping-templates': [],
  template: ['api-gateway'],
  policy: ['api-gateway', 'template'],
  config: ['api-gateway', 'java-regex', 'template', 'velocity'],
  cloudformation: ['api-gateway', 'config', 'mapping-templates', 'template'],
  checks: ['api-gateway', 'java', 'java-regex', 'policy', 'template', 'velocity'],
  explain: ['api-gateway', 'checks', 'java-regex', 'policy', 'template'],
  lambda: [],
  emulator: ['api-gateway', 'java', 'json-path', 'lambda', 'policy', 'template', 'velocity', 'vtl'],
  framework: ['api-gateway', 'cloudformation', 'config', 'mapping-templates', 'template'],
};

const boundaries = Object.entries(mayImport).map(([room, allowed]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: rooms
          .filter((other) => other !== room && !allowed.includes(other))
          .map((other) => ({
            regex: `^(\\.\\./)+${other}(/|$)`,
            message: `${room} does not import ${other}: see docs/architecture.md.`,
          })),
      },
    ],
  },
}));

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
