import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What only types can tell, and only what has bitten: a promise nobody waits for, and a switch that forgot a case. */
const typed = {
  files: ['src/**/*.{ts,tsx}', 'collections/**/*.{ts,tsx}', 'sample/**/*.ts', 'test/**/*.{ts,tsx}'],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/only-throw-error': 'error',
    '@typescript-eslint/prefer-promise-reject-errors': 'error',
  },
};

const style = {
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-console': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    'max-lines': ['warn', { max: 300 }],
    'max-lines-per-function': ['warn', { max: 40, skipComments: true }],
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    'no-restricted-syntax': [
      'error',
      { selector: 'TSEnumDeclaration', message: 'A union of strings says it more plainly than an enum.' },
      {
        selector: 'ExportDefaultDeclaration',
        message: 'Exports have names, so that a story keeps one name everywhere.',
      },
    ],
  },
};

/** What the compiler is told to believe of anything: where Payload's types are wider than what is so, name the type that is. */
const noNever = {
  selector: 'TSAsExpression > .typeAnnotation[type="TSNeverKeyword"]',
  message: 'Name the type, or have the compiler find it: `as never` fits everywhere, so nothing is checked.',
};

/** What runs in the newsroom. */
const product = {
  files: ['src/**', 'collections/**'],
  rules: { 'no-restricted-syntax': [...style.rules['no-restricted-syntax'], noNever] },
};

/** The domain is told the time and everything else it needs to know. */
const pure = {
  files: ['src/domain/**/*.ts', 'src/syndication/**/*.ts'],
  rules: {
    'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'performance', 'crypto'],
    'no-restricted-syntax': [
      'error',
      ...style.rules['no-restricted-syntax'].slice(1),
      noNever,
      { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Pass `now` in.' },
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass `now` in.' },
      {
        selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
        message: 'Pass chance in.',
      },
    ],
  },
};

export default tseslint.config(
  globalIgnores([
    '.next/',
    '.cache/',
    '.data/',
    'test/.artifacts/',
    'next-env.d.ts',
    'src/payload-types.ts',
    'docs/examples/v1.d.ts',
    '**/importMap.js',
  ]),
  js.configs.recommended,
  tseslint.configs.recommended,
  style,
  typed,
  product,
  { files: ['src/admin/**/*.tsx', 'src/app/**/*.tsx'], ...reactHooks.configs.flat.recommended },
  pure,
  {
    // What a framework loads by its default export.
    files: ['src/app/**', 'src/payload.config.ts', '*.{js,mjs,cjs}', 'test/support/*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Programs in a terminal speak through the console; Node's globals are theirs.
    files: ['scripts/**', 'src/cli/**', 'test/**', '*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'setInterval', 'clearInterval', 'performance', 'URL', 'module'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: { 'no-console': 'off' },
  },
  { files: ['test/**', 'sample/painter/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  // What a server answers is JSON of any shape; the assertions say which.
  { files: ['test/**'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
);
