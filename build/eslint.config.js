import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** The walls of the house (ARCHITECTURE.md): who may import whom. */
const wall = (files, patterns) => ({
  files,
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

export default ts.config(
  { ignores: ['node_modules', 'out', 'dist', 'tests/fixtures', 'test-results'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
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
  {
    files: ['electron/**'],
    ignores: ['electron/backend/roster/search/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['Literal[value=/person_search/]', 'TemplateElement[value.raw=/person_search/]'].map((selector) => ({
          selector,
          message: 'Only roster/search knows its tables: ask PersonSearch, or a statement of its queries.',
        })),
      ],
    },
  },
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
