/** `npm run check`: format, lint (with the walls between the parts), types, Svelte types and unit tests. Zero warnings. */
import { ensureBrowser } from './chromium.ts'
import { run } from './tools.ts'

const steps: [string, string, string[]][] = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['lint', 'eslint', ['--config', 'build/eslint.config.js', '--max-warnings', '0', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['types of the browser tests', 'tsc', ['--noEmit', '--project', 'tests/browser']],
  ['screens', 'svelte-check', ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human']],
  ['unit tests', 'vitest', ['run', '--config', 'build/vitest.config.ts', '--reporter=dot']],
]

// Tests of paper need one, and are passed over only where none can be had.
if (!(await ensureBrowser())) console.error('No Chromium could be found or installed. Set CHROMIUM_PATH.')

let failed = false
for (const [name, command, args] of steps) {
  console.log(`— ${name}`)
  if ((await run(command, args)) !== 0) {
    failed = true
    console.error(`✗ ${name}`)
  }
}
process.exit(failed ? 1 : 0)
