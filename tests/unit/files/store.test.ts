/** Taking files in: whole and once, or not at all. */
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FileStore } from '../../../electron/backend/files/store.ts'
import { Failure } from '../../../electron/contract/errors.ts'
import { fill, smallDisk } from '../../harness/smallDisk.ts'

let folder: string
let store: FileStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-test-'))
  store = new FileStore(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const unfinished = () => readdirSync(store.folder).filter((name) => name.endsWith('.tmp'))

function source(text: string | Buffer): string {
  const path = join(folder, 'asal.bin')
  writeFileSync(path, text)
  return path
}

/** Waits until the store has begun to write, and has not ended. */
async function begun(): Promise<void> {
  for (;;) {
    const [name] = readdirSync(store.folder).filter((one) => one.endsWith('.tmp'))
    if (name !== undefined && statSync(join(store.folder, name)).size > 0) return
    await nextTurn()
  }
}

test('the same bytes lie in the store once, also when they are taken at the same moment', async () => {
  const path = source('x'.repeat(300_000))
  const taken = await Promise.all(Array.from({ length: 8 }, () => store.take(path)))
  expect(new Set(taken.map(({ sha256 }) => sha256)).size).toBe(1)
  expect(taken[0]).toEqual({ sha256: hashOf(path), bytes: 300_000 })
  expect(await store.list()).toHaveLength(1)
  expect(readFileSync(store.path(taken[0]?.sha256 ?? ''))).toEqual(readFileSync(path))
  expect(unfinished()).toEqual([])
})

test('a file that changes while it is taken is what its hash says', async () => {
  const path = source(Buffer.alloc(32 << 20, 'a'))
  const taking = store.take(path)
  await begun()
  const handle = openSync(path, 'r+')
  writeSync(handle, Buffer.alloc(1 << 20, 'b'), 0, 1 << 20, 31 << 20)
  writeSync(handle, Buffer.alloc(1 << 20, 'b'), 0, 1 << 20, 0)
  const { sha256, bytes } = await taking
  expect(hashOf(store.path(sha256))).toBe(sha256)
  expect(sha256).not.toBe(hashOf(path))
  expect(bytes).toBe(32 << 20)
})

test('bytes that were damaged in the store are made whole when they are taken again', async () => {
  const path = source('notula')
  const { sha256 } = await store.take(path)
  writeFileSync(store.path(sha256), 'not')
  await store.take(path)
  expect(readFileSync(store.path(sha256), 'utf8')).toBe('notula')
})

test('a file that is gone is told, and nothing is left', async () => {
  await expect(store.take(join(folder, 'tidak-ada.pdf'))).rejects.toThrow()
  expect(unfinished()).toEqual([])
})

test('what is under way is not taken for what a kill left behind', async () => {
  const path = source(Buffer.alloc(16 << 20, 'a'))
  const taking = store.take(path)
  await begun()
  await store.removeUnfinished()
  expect(hashOf(store.path((await taking).sha256))).toBe(hashOf(path))
})

describe('a full disk', () => {
  const disk = smallDisk(8)
  test.skipIf(!disk)('refuses the file, keeps what was there, and takes it once there is room', async () => {
    if (!disk) return
    try {
      const data = join(disk.folder, 'data')
      mkdirSync(data)
      const small = new FileStore(data)
      const kept = await small.take(source('notula'))
      const filler = fill(disk.folder)
      const path = source(Buffer.alloc(1 << 20, 'a'))
      const refusal = await small.take(path).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(Failure)
      expect((refusal as Failure).code).toBe('disk-full')
      expect(readdirSync(small.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
      expect(await small.list()).toMatchObject([kept])
      rmSync(filler)
      expect(small.has(await small.take(path))).toBe(true)
    } finally {
      disk.remove()
    }
  })
})
