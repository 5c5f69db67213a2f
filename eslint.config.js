// What the linter holds the code to: typed rules that catch lost promises, short files, and the bans of the house.
import js from '@eslint/js';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

/** What nobody may write, with what to write instead. */
const banned = [
  {
    selector: 'MemberExpression[property.name=/^\\$(queryRawUnsafe|executeRawUnsafe)$/]',
    message: 'SQL is written with $queryRaw`...`, whose values are always parameters.',
  },
  {
    selector: "MemberExpression[object.name='Prisma'][property.name='raw']",
    message: 'Prisma.raw puts text into SQL. Use Prisma.sql with parameters.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Text is text: build elements, never HTML strings.',
  },
];

/** The environment is parsed once; everything else is given what it needs. */
const onlyConfigReadsEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only spine/config.ts reads the environment. Take the value as a parameter.',
};

const size = { skipBlankLines: true, skipComments: true };

const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/return-await': ['error', 'in-try-catch'],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true },
  ],
  '@typescript-eslint/only-throw-error': 'error',
};

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '**/generated/',
      '**/paraglide/',
      '**/build/',
      '**/dist/',
      '**/.svelte-kit/',
      'data/',
      'test-results/',
      'playwright-report/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-syntax': ['error', ...banned],
      'max-lines': ['error', { max: 400, ...size }],
      'max-lines-per-function': ['error', { max: 60, ...size }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      // TypeScript itself says what is undefined, with the right globals for each place.
      'no-undef': 'off',
    },
  },
  {
    files: ['apps/server/src/**/*.ts', 'packages/*/src/**/*.ts', 'prisma/**/*.ts', 'tests/**/*.ts'],
    ignores: ['**/*.svelte.ts', '**/*.svelte.test.ts'],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: typed,
  },
  {
    files: ['apps/server/src/**/*.ts'],
    ignores: ['**/spine/config.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...banned, onlyConfigReadsEnv] },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // The addresses are plain strings checked by the journeys; resolve() everywhere says nothing more.
      'svelte/no-navigation-without-resolve': 'off',
      // Server data is replaced, not changed in place ($state.raw); plain collections are right there.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    // A suite's describe is a list of examples, not a function to be kept short; the seed is a long story.
    files: ['**/*.test.ts', 'tests/**/*.ts', 'prisma/seed/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
