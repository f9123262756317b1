/** What `npm run test:windows` stands on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { findWine } from '../../../build/scripts/windows.ts'

test('Wine is the first program on the path that bears its name, and none where there is none', () => {
  const top = mkdtempSync(join(tmpdir(), 'sinergi-path-'))
  const folder = (name: string) => {
    mkdirSync(join(top, name))
    return join(top, name)
  }
  const [text, old, current] = [folder('text'), folder('old'), folder('current')]
  writeFileSync(join(text, 'wine'), 'not a program', { mode: 0o644 })
  for (const path of [join(old, 'wine'), join(current, 'wine64')]) writeFileSync(path, '', { mode: 0o755 })
  const found = (...folders: string[]) => findWine({ PATH: folders.join(delimiter) })
  expect(found(text)).toBeNull()
  expect(found('', text, old)).toBe(join(old, 'wine'))
  expect(found(old, current)).toBe(join(current, 'wine64'))
  expect(findWine({})).toBeNull()
  rmSync(top, { recursive: true })
})
