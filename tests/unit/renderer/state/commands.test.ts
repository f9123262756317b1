import { beforeEach, describe, expect, test, vi } from 'vitest'
import { toasts } from '../../../../renderer/components/toasts.svelte.ts'
import { redoLast, run, undoEntry, undoLast } from '../../../../renderer/state/commands.svelte.ts'
import type { EntryId } from '../../../../electron/contract/ids.ts'
import { StandIn } from './standIn.ts'

const held = vi.hoisted<{ transport: unknown }>(() => ({ transport: undefined }))
vi.mock('../../../../renderer/transport.ts', () => ({
  get transport() {
    return held.transport
  },
}))

let backend: StandIn
const said = () => toasts.items.map(({ message }) => message)
const next = (undo: number | null) => ({ undo: undo === null ? null : { entryId: undo, summary: '' }, redo: null })
const undone = (summary: string, left: string[] = []) => ({ entryId: 9, summary, restored: 1, left })

beforeEach(() => {
  held.transport = backend = new StandIn()
  for (const { id } of [...toasts.items]) toasts.dismiss(id)
})

describe('taking back', () => {
  test('Ctrl+Z struck twice takes back two commands, the second asked for when the first is back', async () => {
    const both = Promise.all([undoLast(), undoLast()])
    await backend.answer(0, next(5))
    expect(backend.channels()).toEqual(['journal.next', 'journal.undo'])
    await backend.answer(1, undone('Batal: dua'))
    expect(backend.channels()).toEqual(['journal.next', 'journal.undo', 'journal.next'])
    await backend.answer(2, next(4))
    await backend.answer(3, undone('Batal: satu'))
    await both
    expect(backend.asked.filter(({ channel }) => channel === 'journal.undo').map(({ input }) => input)).toEqual([
      { entryId: 5, alone: false },
      { entryId: 4, alone: false },
    ])
    expect(said()).toEqual(['Batal: dua.', 'Batal: satu.'])
  })

  test('an undo that is refused does not stop the next', async () => {
    const first = undoEntry(5 as EntryId)
    const second = redoLast()
    await backend.refuse(0, 'conflict', 'Sudah dibatalkan.')
    expect(await first).toBe(false)
    await backend.answer(1, next(null))
    await second
    expect(said()).toEqual(['Sudah dibatalkan.', 'Tidak ada yang dapat diulangi.'])
  })

  test('what had to stay is told, the first three by name', async () => {
    const done = undoEntry(5 as EntryId)
    await backend.answer(0, undone('Batal: impor', ['A tetap.', 'B tetap.', 'C tetap.', 'D tetap.']))
    expect(await done).toBe(true)
    expect(said()).toEqual(['Batal: impor. A tetap. B tetap. C tetap. Dan 1 lagi.'])
  })
})

describe('doing', () => {
  test('the toast takes back the very command it tells of', async () => {
    const doing = run('people.remove', { ids: [] }, { done: 'Dihapus.' })
    await backend.answer(0, null, 7)
    await doing
    toasts.items[0]?.action?.run()
    await backend.answer(1, undone('Batal: Hapus'))
    expect(backend.asked[1]).toMatchObject({ channel: 'journal.undo', input: { entryId: 7 } })
  })

  test('a command that wrote nothing offers nothing to take back', async () => {
    const doing = run('people.remove', { ids: [] }, { done: 'Tidak ada yang berubah.' })
    await backend.answer(0, null)
    await doing
    expect(toasts.items[0]?.action).toBeUndefined()
  })

  test('what was cancelled is no error', async () => {
    const doing = run('people.remove', { ids: [] })
    await backend.refuse(0, 'cancelled', 'Dibatalkan.')
    expect((await doing).ok).toBe(false)
    expect(said()).toEqual([])
  })
})
