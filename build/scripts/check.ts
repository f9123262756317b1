/** `npm run check`: format, lint (with the walls between the parts), types, Svelte types and unit tests. Zero warnings. */
import { ensureBrowser } from './chromium.ts'
import { run } from './tools.ts'

type Step = [name: string, command: string, args: string[]]

/** Side by side, each in its own order: they only read, and lint takes about as long as all the types. */
const lanes: Step[][] = [
  [
    ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
    ['lint', 'eslint', ['--config', 'build/eslint.config.js', '--max-warnings', '0', '.']],
  ],
  [
    ['types', 'tsc', ['--noEmit']],
    ['types of the browser tests', 'tsc', ['--noEmit', '--project', 'tests/browser']],
    ['screens', 'svelte-check', ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human']],
  ],
]
const tests: Step = ['unit tests', 'vitest', ['run', '--config', 'build/vitest.config.ts', '--reporter=dot']]

// Tests of paper need one, and are passed over only where none can be had.
if (!(await ensureBrowser())) console.error('No Chromium could be found or installed. Set CHROMIUM_PATH.')

let failed = false
await Promise.all(lanes.map(inOrder))
await inOrder([tests])
process.exit(failed ? 1 : 0)

async function inOrder(steps: Step[]): Promise<void> {
  for (const [name, command, args] of steps) {
    console.log(`— ${name}`)
    if ((await run(command, args)) === 0) continue
    failed = true
    console.error(`✗ ${name}`)
  }
}
