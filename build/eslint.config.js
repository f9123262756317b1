import { resolve } from 'node:path'
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** The walls of the house (ARCHITECTURE.md): who may import whom. */
const wall = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: patterns.flat() }] },
})
/** Packages are named exactly ("electron" is also a folder of ours); everything else is a path pattern. */
const packages = ['electron', 'better-sqlite3']
const not = (names, message) => {
  const group = names.filter((name) => !packages.includes(name))
  const exact = names.filter((name) => packages.includes(name))
  return [
    ...(group.length > 0 ? [{ group, message }] : []),
    ...(exact.length > 0 ? [{ regex: `^(${exact.join('|')})(/|$)`, message }] : []),
  ]
}

/** A file's later wall takes the place of an earlier one: walls within walls say this again. */
const plainNode = not(
  ['electron', '**/main/**', '**/host/**', '**/preload/**', '**/renderer/**'],
  'The backend is plain Node: it knows no shell and no screen.',
)
const contractOnly = not(
  ['node:*', 'electron', 'better-sqlite3', '**/backend/**', '**/main/**', '**/host/**', '**/preload/**'],
  'Screens ask the contract and nothing else.',
)

/** SQL stands here, and in the kernel: the journal, and what it makes of the schema for any table. */
const withSql = ['electron/backend/**/{queries,*Queries,fragments}.ts', 'electron/backend/database/**']
const sqlMessage = 'SQL stands in query modules: queries.ts, somethingQueries.ts, fragments.ts.'
const statements = [
  { group: ['**/database/statements.ts'], importNames: ['read', 'readColumn', 'write'], message: sqlMessage },
]
const forbidden = (files, selectors, ignores) => ({
  files,
  ignores,
  rules: { 'no-restricted-syntax': ['error', ...selectors] },
})
const madeSql = ['[property.name=/^prepared?$/]', '[property.name="exec"][object.name=/sqlite|database|^db$/i]'].map(
  (member) => ({ selector: `MemberExpression${member}`, message: sqlMessage }),
)
const searchTables = ['Literal[value=/person_search/]', 'TemplateElement[value.raw=/person_search/]'].map(
  (selector) => ({
    selector,
    message: 'Only roster/search knows its tables: ask PersonSearch, or a statement of its queries.',
  }),
)

/** The programs that `npm run check` compiles; each file is linted with the types of the first that holds it. */
const project = ['tsconfig.json', 'renderer/tsconfig.json', 'tests/browser/tsconfig.json']
/** Rules that ask the types. Components have svelte-check: the types of each would be worked out anew to lint it. */
const typed = {
  files: ['**/*.ts'],
  extends: [...ts.configs.strictTypeCheckedOnly],
  languageOptions: { parserOptions: { project, tsconfigRootDir: resolve(import.meta.dirname, '..') } },
  rules: {
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // A number in a text is what it looks like.
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    // `() => act()` and `return act()` leave early and give nothing on: the function is declared void.
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
    ],
    // What is asked again after an `await` or a call may have changed; TypeScript still thinks of it as before.
    '@typescript-eslint/no-unnecessary-condition': 'off',
    // Numbers of file formats (sizes of paper, parts of a program) that a library's enum leaves out.
    '@typescript-eslint/no-unsafe-enum-assignment': 'off',
  },
}
/** There the linter's parser says of `$state.snapshot` that it gives back the very type it was given. */
const typedState = {
  files: ['**/*.svelte.ts'],
  rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
}
const typedTests = {
  files: ['tests/**'],
  rules: {
    // What expect.stringContaining and its like give is `any`.
    '@typescript-eslint/no-unsafe-assignment': 'off',
    // Spies take methods off their prototypes; stand-ins are only in part what they stand for.
    '@typescript-eslint/unbound-method': 'off',
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    // The input of every channel at once, for walks over all of them, is what no value can be.
    '@typescript-eslint/no-generated-empty-object-type': 'off',
  },
}

export default ts.config(
  { ignores: ['node_modules', 'out', 'dist', 'tests/fixtures', 'test-results'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  typed,
  typedState,
  typedTests,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  { languageOptions: { globals: { ...globals.node } } },
  { files: ['renderer/**', 'electron/preload/**'], languageOptions: { globals: { ...globals.browser } } },
  {
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['build/scripts/**', 'tests/**', 'electron/host/main.ts', 'electron/host/log.ts'],
    rules: { 'no-console': 'off' },
  },
  wall(
    ['electron/contract/**'],
    [
      not(
        ['node:*', 'electron', 'better-sqlite3', '**/backend/**', '**/main/**', '**/host/**', '**/renderer/**'],
        'The contract crosses every border: it imports neither Node nor Electron nor a runtime.',
      ),
    ],
  ),
  wall(['electron/backend/**'], [plainNode]),
  wall(['electron/backend/**'], [plainNode, statements], withSql),
  wall(
    ['electron/backend/**/{rules,*Rules}.ts'],
    [
      plainNode,
      not(
        ['node:*', 'better-sqlite3', '**/database/**', '**/*queries*', '**/handlers*'],
        'Rules are pure functions over plain data.',
      ),
    ],
  ),
  forbidden(['electron/**'], searchTables, ['electron/backend/roster/search/**']),
  forbidden(['electron/backend/**'], [...searchTables, ...madeSql], ['electron/backend/roster/search/**', ...withSql]),
  forbidden(['electron/backend/roster/search/**'], madeSql, withSql),
  wall(
    ['electron/host/**'],
    [not(['electron', '**/main/**', '**/renderer/**'], 'The host carries the contract over HTTP without Electron.')],
  ),
  wall(
    ['electron/main/**'],
    [
      not(
        ['**/host/**', '**/renderer/**', 'better-sqlite3'],
        'The Electron shell is thin: data lives in the backend process.',
      ),
    ],
  ),
  wall(
    ['electron/preload/**'],
    [not(['node:*', '**/backend/**', '**/main/**', '**/host/**'], 'The preload is one sandboxed file.')],
  ),
  wall(['renderer/**'], [contractOnly]),
  wall(
    ['renderer/components/**'],
    [
      contractOnly,
      not(['**/screens/**', '**/transport*', '**/state/**'], 'Components are dumb: props in, callbacks out.'),
    ],
  ),
)
