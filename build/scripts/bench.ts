/**
 * `npm run bench`: speed and memory as ratios measured side by side in one run; `npm run bench -- NAME …` for some of
 * them. Prints one table; exits with 1 when a ratio misses its aim.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Measurement } from '../../tests/bench/measure.ts'
import { root } from './tools.ts'

// Sources import SQL with `?raw`, which Vite resolves in the build and Node.js does not.
registerHooks({
  load(url, context, next) {
    if (!url.endsWith('?raw')) return next(url, context)
    const text = readFileSync(fileURLToPath(url.slice(0, -4)), 'utf8')
    return { format: 'module', shortCircuit: true, source: `export default ${JSON.stringify(text)}` }
  },
})

const wanted = process.argv.slice(2)
const folder = join(root, 'tests/bench')
const benches = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
const unknown = wanted.filter((name) => !benches.includes(name))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${benches.join(', ')}.`)
  process.exit(2)
}

console.log(`Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)
const measured: Measurement[] = []
for (const name of wanted.length > 0 ? wanted : benches) {
  console.error(`… ${name}`)
  const { measure } = (await import(pathToFileURL(join(folder, `${name}.bench.ts`)).href)) as {
    measure: () => Promise<Measurement[]>
  }
  measured.push(...(await measure()))
}

console.log('| what | measured | against | ratio | aim | |\n|---|---|---|---|---|---|')
for (const { what, measured: value, against, ratio, aim } of measured)
  console.log(
    `| ${what} | ${value} | ${against} | ${format(ratio)} | ${aim.text} | ${aim.met(ratio) ? 'met' : 'MISSED'} |`,
  )
process.exit(measured.every(({ aim, ratio }) => aim.met(ratio)) ? 0 : 1)

function format(ratio: number): string {
  return ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)
}
