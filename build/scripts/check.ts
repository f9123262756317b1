/** `npm run check`: format, lint (with the walls between the parts), types, Svelte types and unit tests. Zero warnings. */
import { run } from './tools.ts'

const steps: [string, string, string[]][] = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['lint', 'eslint', ['--config', 'build/eslint.config.js', '--max-warnings', '0', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['types of the browser tests', 'tsc', ['--noEmit', '--project', 'tests/browser']],
  ['screens', 'svelte-check', ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human']],
  ['unit tests', 'vitest', ['run', '--config', 'build/vitest.config.ts', '--reporter=dot']],
]

let failed = false
for (const [name, command, args] of steps) {
  console.log(`— ${name}`)
  if ((await run(command, args)) !== 0) {
    failed = true
    console.error(`✗ ${name}`)
  }
}
process.exit(failed ? 1 : 0)
