import type { AppError } from '../../../../electron/contract/errors.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FormState } from '../../../../renderer/state/form.svelte.ts'
import { StandIn } from './standIn.ts'

const held = vi.hoisted<{ transport: unknown }>(() => ({ transport: undefined }))
vi.mock('../../../../renderer/transport.ts', () => ({
  get transport() {
    return held.transport
  },
}))

let backend: StandIn
let form: FormState<{ title: string; agenda: { title: string }[] }>
beforeEach(() => {
  held.transport = backend = new StandIn()
  form = new FormState({ title: 'Rakor', agenda: [{ title: 'Pembukaan' }] })
})
const send = () => form.send('sectors.create', { name: form.values.title })
const refuse = (details?: Record<string, string>) =>
  backend.settle(backend.asked.length - 1, {
    ok: false,
    error: { code: 'invalid-input', message: 'Periksa isian.', ...(details && { details }) },
  })

test('a form is dirty while it differs from what was there, and knows what that was', () => {
  expect(form.dirty).toBe(false)
  form.values.agenda[0] = { title: 'Doa' }
  expect(form.dirty).toBe(true)
  expect(form.start.agenda).toEqual([{ title: 'Pembukaan' }])
  form.values.agenda[0] = { title: 'Pembukaan' }
  expect(form.dirty).toBe(false)
})

test('typing changes neither what the form began with nor the record it was made of', () => {
  const record = { title: 'Rakor', agenda: [{ title: 'Pembukaan' }] }
  const other = new FormState(record)
  other.values.title = 'Lain'
  other.values.agenda.push({ title: 'Doa' })
  expect([record, other.start]).toEqual([
    { title: 'Rakor', agenda: [{ title: 'Pembukaan' }] },
    { title: 'Rakor', agenda: [{ title: 'Pembukaan' }] },
  ])
  other.reset()
  expect(other.values).toEqual(record)
  expect(other.dirty).toBe(false)
})

describe('what was refused', () => {
  test('stands at its field until that field is changed, and no longer', async () => {
    const sending = send()
    await refuse({ title: 'Isi nama.', 'agenda.0.title': 'Isi acara.', elsewhere: 'Bukan isian ini.' })
    expect(await sending).toBeNull()
    expect(form.error?.message).toBe('Periksa isian.')
    expect(['title', 'agenda.0.title', 'elsewhere', 'other'].map((path) => form.problem(path))).toEqual([
      'Isi nama.',
      'Isi acara.',
      'Bukan isian ini.',
      undefined,
    ])
    form.values.title = 'Rakor 2024'
    expect(form.problem('title')).toBeUndefined()
    expect(form.problem('agenda.0.title')).toBe('Isi acara.')
  })

  test('is forgotten once it is sent and taken', async () => {
    const first = send()
    await refuse({ title: 'Isi nama.' })
    await first
    const second = send()
    await backend.answer(1, { id: 1 })
    await second
    expect([form.error, form.problem('title')]).toEqual([null, undefined])
  })

  test('by the form itself stands there too', () => {
    expect(form.check({ title: false, agenda: null })).toBe(true)
    expect(form.check({ title: 'Isi nama.', agenda: false })).toBe(false)
    expect([form.problem('title'), form.problem('agenda')]).toEqual(['Isi nama.', undefined])
  })
})

describe('sending', () => {
  test('happens once, however often it is asked for', async () => {
    const [first, second] = [send(), send()]
    expect(await second).toBeNull()
    expect(form.busy).toBe(true)
    await backend.answer(0, { id: 7 })
    expect(await first).toEqual({ value: { id: 7 } })
    expect(form.busy).toBe(false)
    expect(backend.asked).toHaveLength(1)
  })

  test('makes what was sent the new start; what was typed meanwhile is not saved yet', async () => {
    form.values.title = 'Dikirim'
    const sending = send()
    form.values.title = 'Diketik kemudian'
    await backend.answer(0, { id: 1 })
    await sending
    expect(form.start.title).toBe('Dikirim')
    expect(form.dirty).toBe(true)
  })
})

test('told what others wrote, it is sent again over that and over nothing else, and says so once', async () => {
  const update = () => form.send('sectors.rename', { id: 1, seen: 7, name: form.values.title })
  const differ = (theirs: string): AppError => ({
    code: 'changed-since',
    message: 'Rina mengubah nama.',
    details: { name: `Sudah diubah menjadi “${theirs}”.` },
    differences: { name: { theirs, yours: 'Rakor' } },
  })
  const sent = (at: number) => (backend.asked[at]?.input as { seen: unknown }).seen
  for (const [at, theirs] of ['Satu', 'Dua'].entries()) {
    const sending = update()
    await backend.settle(at, { ok: false, error: differ(theirs) })
    await sending
    // Not every field of it need be on the screen.
    expect(form.general).toBe('Rina mengubah nama.')
  }
  const last = update()
  expect([0, 1, 2].map(sent)).toEqual([
    7,
    { version: 7, told: { name: ['Satu'] } },
    { version: 7, told: { name: ['Satu', 'Dua'] } },
  ])
  await backend.answer(2, null)
  await last
  const next = update()
  expect([form.general, sent(3)]).toEqual([undefined, 7])
  await backend.answer(3, null)
  await next
})
