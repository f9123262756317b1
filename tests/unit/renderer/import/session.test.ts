/** A sitting of many files at a real backend: one after the other, together, and back. */
import { page } from '../page.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toasts } from '../../../../renderer/components/toasts.svelte.ts'
import { session } from '../../../../renderer/screens/roster/import/session.svelte.ts'
import { openOffice, type TestOffice } from '../../../harness/office.ts'
import { agency, csv, everybody, nips, person, rowOf, take, undoLast } from './sitting.ts'

let office: TestOffice
beforeEach(async () => page.open((office = await openOffice())))
afterEach(async () => {
  session.clear()
  for (const { id } of toasts.items) toasts.dismiss(id)
  await office.close()
})

const budi = csv([`Budi Santoso;${nips[0]};Staf;Dinas Sosial`], 'sosial.csv')
const rahmawati = csv([`Rahmawati Idris;${nips[1]};Staf;Dinas Kesehatan`], 'kesehatan.csv')
const yusuf = csv([`Yusuf Kurniawan;${nips[2]};Staf;Dinas Pendidikan`], 'pendidikan.csv')
const siti = csv(['Siti Nurhaliza;;Kasubag;Dinas Perikanan'], 'perikanan.csv')
const sitiAgain = csv(['Siti Nurhaliza;;Staf;Dinas Perikanan'], 'perikanan lagi.csv')

const states = () => session.files.map(({ state }) => state)
const said = () => toasts.items.map(({ message }) => message)
const file = (at: number) => {
  const found = session.files[at]
  if (!found) throw new Error(`There is no file ${at}.`)
  return found
}
const undos = () => page.called.filter((channel) => channel === 'journal.undo').length
const importBackups = async () =>
  (await office.ask('backups.list', {})).filter(({ reason }) => reason === 'import').length

describe('reading', () => {
  test('one after the other, also those that are added meanwhile; each once', async () => {
    const held = page.hold('imports.preview')
    const reading = session.add([budi, rahmawati])
    await held.arrived
    void session.add([yusuf])
    expect(states()).toEqual(['reading', 'waiting', 'waiting'])
    held.release()
    await reading
    expect(states()).toEqual(['ready', 'ready', 'ready'])
    expect(page.called.filter((channel) => channel === 'imports.preview')).toHaveLength(3)
  })

  test('a single file is shown by itself, many as a list', async () => {
    await session.add([budi])
    expect(session.shown?.name).toBe('sosial.csv')
    await session.add([rahmawati, yusuf])
    expect([session.shown, session.completed]).toEqual([undefined, true])
    session.show(file(1))
    expect([session.neighbour(-1)?.name, session.neighbour(1)?.name]).toEqual(['sosial.csv', 'pendidikan.csv'])
    session.remove(file(1))
    expect([session.shown, session.files.length]).toEqual([undefined, 2])
  })

  test('stopped, leaves what was read and what was not, to be read again', async () => {
    await session.add([budi])
    const reading = session.add([rahmawati, yusuf])
    session.stopReading()
    await reading
    expect(states()).toEqual(['ready', 'stopped', 'stopped'])
    await file(2).read()
    expect(states()).toEqual(['ready', 'stopped', 'ready'])
  })

  test('a file closed before its turn is never read', async () => {
    const held = page.hold('imports.preview')
    const reading = session.add([budi, rahmawati, yusuf])
    await held.arrived
    const [, second] = session.files
    session.remove(file(1))
    held.release()
    await reading
    expect([states(), second?.status]).toEqual([['ready', 'ready'], 'waiting'])
  })
})

describe('questions', () => {
  test('about an organisation are answered once for all files that name it, and taken back for all', async () => {
    const health = await agency(office, 'Dinas Kesehatan')
    const naming = (who: string, at: 0 | 1) => csv([`${who};${nips[at]};Staf;Dinas Kesehatn`], `${at}.csv`)
    await session.add([naming('Budi Santoso', 0), naming('Rahmawati Idris', 1), yusuf])
    expect([states(), session.questions]).toEqual([['asks', 'asks', 'ready'], 2])
    session.show(file(0))
    await session.answerOrganisation('Dinas Kesehatn', health)
    expect(states()).toEqual(['ready', 'ready', 'ready'])
    expect(file(0).takeBack()).toBe('“Dinas Kesehatn”')
    await expect.poll(states).toEqual(['asks', 'asks', 'ready'])

    await session.answerOrganisation('Dinas Kesehatn', null)
    expect(states()).toEqual(['ready', 'ready', 'ready'])
    file(0).takeBack()
    expect(states()).toEqual(['asks', 'asks', 'ready'])
  })

  test('lead from file to file and round again; the list is complete after the last', async () => {
    await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    await session.add([siti, budi, sitiAgain])
    expect([session.nextAsking()?.name, session.completed]).toEqual(['perikanan.csv', true])
    session.show(file(0))
    expect([session.nextAsking()?.name, session.completed]).toEqual(['perikanan lagi.csv', false])
    session.show(file(2))
    expect(session.nextAsking()?.name).toBe('perikanan.csv')
    file(0).decide(rowOf(file(0), 'Siti Nurhaliza'), { action: 'skip' })
    expect(session.nextAsking()).toBeUndefined()
  })
})

describe('all at once', () => {
  test('applies what waits for nothing but a yes, with one backup', async () => {
    await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    await session.add([budi, siti, rahmawati])
    const applying = session.applyAll()
    expect(session.batch).toEqual({ kind: 'apply', done: 0, total: 2, name: 'sosial.csv' })
    await applying
    expect([states(), session.batch, await importBackups()]).toEqual([['applied', 'asks', 'applied'], null, 1])
    await session.applyAll()
    expect((await everybody(office)).length).toBe(3)
  })

  test('a file about which an earlier one raised a question is left, with its question', async () => {
    await session.add([siti, sitiAgain])
    expect(states()).toEqual(['ready', 'ready'])
    await session.applyAll()
    expect([states(), file(1).surprises]).toEqual([['applied', 'asks'], 1])
    expect((await everybody(office)).length).toBe(1)
  })

  test('stopped, leaves the files after the one that is being applied', async () => {
    await session.add([budi, rahmawati, yusuf])
    const held = page.hold('imports.commit')
    const applying = session.applyAll()
    await held.arrived
    session.stop()
    held.release()
    await applying
    expect([states(), session.batch]).toEqual([['applied', 'ready', 'ready'], null])
    await session.applyAll()
    expect(states()).toEqual(['applied', 'applied', 'applied'])
  })

  test('while one such run lasts no other begins, and nothing is said of it', async () => {
    await session.add([budi, rahmawati])
    await file(0).apply()
    const held = page.hold('imports.commit')
    const applying = session.applyAll()
    await held.arrived
    await Promise.all([session.undoAll(), session.applyAll()])
    expect([states()[0], said()]).toEqual(['applied', []])
    held.release()
    await applying
    expect((await everybody(office)).length).toBe(2)
  })

  test('taken back and applied again, nothing is lost; what was taken back is said once', async () => {
    const known = await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    const before = await everybody(office)
    await session.add([budi, siti, rahmawati])
    file(1).decide(rowOf(file(1), 'Siti Nurhaliza'), take(known))
    await session.applyAll()
    const after = await everybody(office)
    expect(after.length).toBe(3)

    await session.undoAll()
    expect([states(), await everybody(office)]).toEqual([['undone', 'undone', 'undone'], before])
    expect(said()).toEqual(['Impor 3 berkas dibatalkan.'])
    await session.applyAgain()
    expect([states(), await everybody(office)]).toEqual([['applied', 'applied', 'applied'], after])
  })

  test('applied together they are taken back together, but one of them alone where that is asked', async () => {
    await session.add([budi, rahmawati, yusuf])
    await session.applyAll()
    await session.undo(file(1))
    expect(states()).toEqual(['applied', 'undone', 'applied'])
    expect(undos()).toBe(1)
    await session.undoAll()
    expect([states(), said()]).toEqual([
      ['undone', 'undone', 'undone'],
      ['Impor “kesehatan.csv” dibatalkan.', 'Impor 2 berkas dibatalkan.'],
    ])
    // In one step, not one after the other.
    expect(undos()).toBe(2)
  })

  test('are taken back the last one first, so that what a later file changed does not stand in the way', async () => {
    const moved = csv([`Budi Santoso;${nips[0]};Sekretaris;Dinas Sosial`], 'sosial lagi.csv')
    await session.add([budi])
    await session.applyAll()
    await session.add([moved])
    await session.applyAll()
    await session.undoAll()
    expect([states(), await everybody(office)]).toEqual([['undone', 'undone'], []])
    expect(toasts.items.map(({ kind }) => kind)).toEqual(['good'])
  })

  test('what had to stay is told', async () => {
    await session.add([budi])
    await session.applyAll()
    const [row] = (await office.ask('people.list', {})).items
    if (!row) throw new Error('Budi is there.')
    const { id, name, nip, organisationId } = { ...row }
    await office.ask('people.update', { id, name, nip, note: 'Ketua tim' })
    await session.undo(file(0))
    expect([toasts.items[0]?.kind, organisationId === null]).toEqual(['warn', false])
    expect(said()[0]).toContain('Budi Santoso')
  })
})

describe('what is taken back elsewhere', () => {
  test('is seen, and seen to be done again', async () => {
    await session.add([budi, rahmawati])
    await session.applyAll()
    await undoLast(office)
    await expect.poll(states).toEqual(['undone', 'undone'])
    const { redo } = await office.ask('journal.next', {})
    await office.ask('journal.undo', { entryId: redo?.entryId ?? 0 })
    await expect.poll(states).toEqual(['applied', 'applied'])
  })

  test('is seen as it is now, however late an older answer comes', async () => {
    await session.add([budi, rahmawati])
    await file(0).apply()
    await file(1).apply()
    const late = page.hold('imports.standing')
    await undoLast(office)
    await late.arrived
    await undoLast(office)
    expect(states()).toEqual(['applied', 'applied'])
    late.release()
    await expect.poll(states).toEqual(['undone', 'undone'])
    await new Promise((resolve) => setImmediate(resolve))
    expect(states()).toEqual(['undone', 'undone'])
  })

  test('is seen when the backend is back, though nobody heard of it', async () => {
    await session.add([budi])
    await session.applyAll()
    page.deaf = true
    await undoLast(office)
    page.deaf = false
    expect(states()).toEqual(['applied'])
    page.tell('backend.state', { state: 'restarted', message: '' })
    await expect.poll(states).toEqual(['undone'])
  })
})
