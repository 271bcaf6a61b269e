import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/architecture.md). A room that is not a key here may import every other;
 * `errors.ts` is open to all.
 */
const rooms = [
  'checks',
  'cloudformation',
  'commands',
  'config',
  'emulator',
  'framework',
  'headers',
  'java',
  'json-path',
  'policy',
  'template-variables',
  'vtl',
];
const mayImport = {
  headers: [],
  java: [],
  'json-path': ['java'],
  vtl: ['java'],
  'template-variables': ['headers', 'java', 'json-path', 'vtl'],
  policy: [],
  cloudformation: ['config'],
  config: ['cloudformation', 'java', 'vtl'],
  checks: ['headers', 'java', 'vtl', 'json-path', 'policy', 'template-variables', 'cloudformation'],
  emulator: ['headers', 'java', 'vtl', 'json-path', 'policy', 'template-variables', 'cloudformation'],
  framework: ['config', 'cloudformation'],
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
