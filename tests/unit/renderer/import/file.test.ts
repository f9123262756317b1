/** One file of the import at a real backend: what was answered holds, what is counted is written, nothing is lost. */
import { page } from '../page.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ImportFile } from '../../../../renderer/screens/roster/import/file.svelte.ts'
import { openOffice, type TestOffice } from '../../../harness/office.ts'
import { snapshot } from '../../../harness/snapshot.ts'
import { agency, csv, everybody, nips, person, rowOf, take, undoLast } from './sitting.ts'

let office: TestOffice
beforeEach(async () => page.open((office = await openOffice())))
afterEach(() => office.close())

async function opened(lines: readonly string[], name?: string): Promise<ImportFile> {
  const file = new ImportFile(csv(lines, name))
  await file.read()
  expect(file.error).toBeNull()
  return file
}
const hasEnded = (file: ImportFile) => file.see(new Map(file.entries.map((id) => [id, false])))

describe('an answer', () => {
  const line = 'Siti Nurhaliza;;Kasubag;Dinas Kesehatan'
  const known = () => person(office, 'Siti Nurhaliza', { phone: '081211112222' })

  test('holds as long as its row asks what was answered', async () => {
    const siti = await known()
    const file = await opened([line])
    file.decide(rowOf(file, 'Siti Nurhaliza'), take(siti))
    await person(office, 'Budi Santoso', { nip: nips[0] })
    expect(file.stale).toBe(true)
    await file.refresh()
    expect([file.stale, file.open, file.counts.updated]).toEqual([false, 0, 1])

    await office.ask('people.remove', { ids: [siti] })
    await file.refresh()
    expect([file.open, file.counts.created, file.counts.updated]).toEqual([0, 1, 0])
    await undoLast(office)
    await file.refresh()
    expect([file.open, file.counts.created]).toEqual([1, 0])
  })

  test('that somebody is new is asked for again once the row may be one more person', async () => {
    const first = await known()
    const file = await opened([line])
    file.decide(rowOf(file, 'Siti Nurhaliza'), { action: 'create', instead: [first] })
    expect(file.open).toBe(0)
    await person(office, 'Siti Nurhaliza', { phone: '081233334444' })
    await file.refresh()
    expect([file.open, file.state]).toEqual([1, 'asks'])
  })

  test('is taken back one by one, to what was said before, and its row is shown', async () => {
    const siti = await known()
    const file = await opened([line])
    const row = rowOf(file, 'Siti Nurhaliza')
    file.decide(row, take(siti))
    file.decide(row, { action: 'skip' })
    expect([file.takeBack(), file.revisit]).toEqual(['baris 2', row.key])
    expect(file.decisions.get(row.key)).toEqual(take(siti))
    expect(file.takeBack()).toBe('baris 2')
    expect([file.decisions.size, file.open]).toEqual([0, 1])
    expect(file.takeBack()).toBeUndefined()
  })

  test('that nobody gave is none to take back', async () => {
    await known()
    const file = await opened([line])
    file.decide(rowOf(file, 'Siti Nurhaliza'), undefined)
    expect(file.takeBack()).toBeUndefined()
  })

  test('taken back after the question changed does not come back as an answer to another', async () => {
    const siti = await known()
    const file = await opened([line])
    const row = rowOf(file, 'Siti Nurhaliza')
    file.decide(row, take(siti))
    file.decide(row, { action: 'skip' })
    await office.ask('people.remove', { ids: [siti] })
    await file.refresh()
    file.takeBack()
    expect(file.decisions.has(row.key)).toBe(false)
  })

  test('before a row was mended is given up, and comes back with what the row was', async () => {
    const file = await opened([line])
    file.decide(rowOf(file, 'Siti Nurhaliza'), { action: 'skip' })
    await file.mend(rowOf(file, 'Siti Nurhaliza'), { position: 'Sekretaris' })
    expect([file.decisions.size, file.counts.created]).toEqual([0, 1])
    file.takeBack()
    expect([file.decisions.size, file.counts.created]).toEqual([1, 0])
    await expect.poll(() => file.looking).toBe(false)
  })

  test('is not taken back any more while it is written, nor after', async () => {
    const file = await opened([line])
    file.decide(rowOf(file, 'Siti Nurhaliza'), { action: 'create', instead: [] })
    const held = page.hold('imports.commit')
    const applying = file.apply()
    await held.arrived
    expect(file.takeBack()).toBeUndefined()
    held.release()
    await applying
    await undoLast(office)
    hasEnded(file)
    await file.reopen()
    expect([file.state, file.takeBack()]).toEqual(['ready', undefined])
  })

  test('a mended row is read anew; taken back, it says and means what it did', async () => {
    const siti = await known()
    const file = await opened([line])
    const row = rowOf(file, 'Siti Nurhaliza')
    file.decide(row, take(siti))
    await file.mend(row, { name: 'Rahmawati Idris' })
    expect(file.counts.created).toBe(1)
    await file.mend(rowOf(file, 'Rahmawati Idris'), { position: 'Sekretaris' })
    expect(rowOf(file, 'Rahmawati Idris').values.position).toBe('Sekretaris')

    file.takeBack()
    await expect.poll(() => rowOf(file, 'Rahmawati Idris').values.position).toBe('Kasubag')
    file.takeBack()
    await expect.poll(() => file.looking || rowOf(file, 'Siti Nurhaliza').outcome).toBe('ambiguous')
    file.decide(rowOf(file, 'Siti Nurhaliza'), take(siti))
    expect([file.open, file.writes]).toEqual([0, 1])
  })
})

describe('what is counted', () => {
  test('is every row once, by what becomes of it', async () => {
    const siti = await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    await person(office, 'Budi Santoso', { nip: nips[0] })
    const file = await opened([
      'Siti Nurhaliza;;Kasubag;Dinas Kesehatan',
      `Budi Santoso;${nips[0]};Staf;Dinas Kesehatan`,
      `Rahmawati Idris;${nips[1]};Staf;Dinas Kesehatan`,
      `Rahmawati Idris;${nips[1]};Staf;Dinas Kesehatan`,
      `;${nips[2]};Staf;Dinas Kesehatan`,
    ])
    const rows = file.preview?.rows.length ?? 0
    const all = () => file.counts.created + file.counts.updated + file.counts.unchanged + file.counts.left
    expect(file.counts).toMatchObject({ created: 1, updated: 1, unchanged: 0, left: rows - 2, departed: 0 })
    expect([file.state, file.open, file.unanswered, file.writes, all()]).toEqual(['asks', 1, 1, 2, rows])
    file.decide(rowOf(file, 'Siti Nurhaliza'), take(siti))
    expect([file.state, file.open, file.unanswered, file.writes, all()]).toEqual(['ready', 0, 0, 3, rows])
    file.decide(rowOf(file, 'Budi Santoso'), { action: 'skip' })
    expect([file.counts.updated, file.writes, all()]).toEqual([1, 2, rows])
    const { created, updated, unchanged, left } = file.counts
    await file.apply()
    expect(file.result).toMatchObject({ created, updated, unchanged, left })
  })

  test('nothing, where all of the file is known', async () => {
    const lines = [`Budi Santoso;${nips[0]};Staf;Dinas Kesehatan`]
    await (await opened(lines)).apply()
    const file = await opened(lines)
    expect([file.state, file.writes, file.counts.unchanged]).toEqual(['same', 0, 1])
    await file.apply()
    expect([file.state, file.entries]).toEqual(['same', []])
  })

  test('rows of an organisation that is asked about wait for its answer, and are not written before', async () => {
    await agency(office, 'Dinas Kesehatan')
    await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    const file = await opened([
      `Rahmawati Idris;${nips[1]};Staf;Dinas Kesehatn`,
      'Siti Nurhaliza;;Staf;Dinas Kesehatn',
      `Budi Santoso;${nips[0]};Staf;Dinas Sosial`,
    ])
    // One row is asked about twice, and waits once.
    expect([file.openOrganisations.length, file.open, file.unanswered, file.writes]).toEqual([1, 2, 2, 1])
    await file.apply()
    expect(await everybody(office)).toEqual([
      `Budi Santoso | ${nips[0]} | Staf | Dinas Sosial`,
      'Siti Nurhaliza |  |  | ',
    ])
    await file.reopen()
    file.newOrganisations.add(file.openOrganisations[0]?.text ?? '')
    expect([file.open, file.unanswered, file.counts.created]).toEqual([1, 1, 1])
  })

  test('who is not in a complete list leaves, but for whom an open row may be', async () => {
    const budi = await person(office, 'Budi Santoso', { nip: nips[0] })
    const siti = await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    const social = await agency(office, 'Dinas Sosial', [
      budi,
      siti,
      await person(office, 'Rahmawati Idris', { nip: nips[1] }),
    ])
    const file = await opened([`Rahmawati Idris;${nips[1]};Staf;Dinas Sosial`, 'St. Nurhaliza;;Kasubag;Dinas Sosial'])
    expect([file.open, file.departures, file.writes]).toEqual([1, 0, 0])
    file.setComplete(social, true)
    expect([...file.leaving]).toEqual([budi])
    expect([file.counts.departed, file.writes]).toEqual([1, 1])
    file.decide(rowOf(file, 'St. Nurhaliza'), { action: 'create', instead: [siti] })
    expect([...file.leaving].sort()).toEqual([budi, siti].sort())
    file.complete.get(social)?.set(budi, { action: 'stay' })
    expect([...file.leaving]).toEqual([siti])
    await file.apply()
    expect(file.result).toMatchObject({ created: 1, departed: 1 })
    file.setComplete(social, false)
    expect(file.departures).toBe(0)
  })

  test('a poorer spelling of a name is not taken over, until somebody says so', async () => {
    await person(office, 'Arifin Sabri Rante, S.T., M.T.', { nip: nips[0] })
    const file = await opened([`ARIFIN SABRI RANTE;${nips[0]};;`])
    expect([file.state, file.counts.kept]).toEqual(['same', 1])
    const row = file.preview?.rows[0]
    if (!row?.match) throw new Error('It is a known person.')
    file.decide(row, take(row.match.personId))
    await person(office, 'Budi Santoso', { nip: nips[1] })
    await file.refresh()
    expect([file.state, file.counts.kept, file.writes]).toEqual(['ready', 0, 1])
    file.decide(row, undefined)
    expect([file.state, file.counts.kept, file.writes]).toEqual(['same', 1, 0])
  })
})

describe('applied, taken back and applied again', () => {
  test('a file writes the same, and knows what stands', async () => {
    const siti = await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    const before = await everybody(office)
    const file = await opened(['Siti Nurhaliza;;Kasubag;Dinas Kesehatan', `Budi;${nips[0]};Staf;Dinas Kesehatan`])
    file.decide(rowOf(file, 'Siti Nurhaliza'), take(siti))
    await file.mend(rowOf(file, 'Budi'), { name: 'Budi Santoso' })
    await file.apply()
    const after = await everybody(office)
    expect(after).toContain(`Budi Santoso | ${nips[0]} | Staf | Dinas Kesehatan`)
    expect([file.state, file.entries.length, file.takeBack()]).toEqual(['applied', 1, undefined])
    const wrote = file.result

    await undoLast(office)
    hasEnded(file)
    expect([file.state, file.entries]).toEqual(['undone', []])
    expect(await everybody(office)).toEqual(before)
    expect(file.decisions.get(rowOf(file, 'Siti Nurhaliza').key)).toEqual(take(siti))

    await file.apply()
    expect(await everybody(office)).toEqual(after)
    expect([file.state, file.entries.length, file.runs.length]).toEqual(['applied', 1, 1])
    expect(file.result).toEqual({ ...wrote, entryId: file.entries[0] })
  })

  test('what was left the first time is answered and written as a second step, each taken back by itself', async () => {
    const siti = await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    const file = await opened([
      'Siti Nurhaliza;;Kasubag;Dinas Kesehatan',
      `Budi Santoso;${nips[0]};Staf;Dinas Kesehatan`,
    ])
    await file.apply()
    expect([file.state, file.unanswered]).toEqual(['applied', 1])
    await file.reopen()
    expect([file.state, file.writes]).toEqual(['asks', 0])
    file.decide(rowOf(file, 'Siti Nurhaliza'), take(siti))
    await file.apply()
    expect(file.result).toMatchObject({ created: 1, updated: 1, left: 0 })
    const [second = 0, first = 0] = file.entries
    expect(second).toBeGreaterThan(first)
    await office.ask('journal.undo', { entryId: file.entries[0] ?? 0 })
    file.see(new Map([[file.entries[0] ?? (0 as never), false]]))
    expect([file.state, file.entries, file.result?.updated]).toEqual(['applied', [first], 0])
  })
})

describe('a roster that changed since the file was read', () => {
  test('is looked at first: a new question is asked, and nothing is written', async () => {
    const file = await opened(['Siti Nurhaliza;;Kasubag;Dinas Kesehatan'])
    expect(file.state).toBe('ready')
    const siti = await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    const before = snapshot(office.folder)
    await file.apply()
    expect([file.surprises, file.state, file.runs.length]).toEqual([1, 'asks', 0])
    expect(snapshot(office.folder)).toEqual(before)
    file.decide(rowOf(file, 'Siti Nurhaliza'), take(siti))
    await file.apply()
    expect([file.state, file.surprises]).toEqual(['applied', 0])
    expect((await everybody(office)).length).toBe(1)
  })

  test('a new question is new also where an old one went', async () => {
    const siti = await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    const file = await opened(['Siti Nurhaliza;;Kasubag;Dinas Kesehatan', 'Rahmawati Idris;;Staf;Dinas Kesehatan'])
    expect(file.open).toBe(1)
    await office.ask('people.remove', { ids: [siti] })
    await person(office, 'Rahmawati Idris', { phone: '081233334444' })
    await file.apply()
    expect([file.surprises, file.state, file.runs.length]).toEqual([1, 'asks', 0])
  })

  test('that cannot be looked at leaves the file as it was, with the reason', async () => {
    const file = await opened([`Budi Santoso;${nips[0]};Staf;Dinas Kesehatan`])
    await person(office, 'Rahmawati Idris')
    const held = page.hold('imports.preview', 'call')
    const applying = file.apply()
    await held.arrived
    await office.backend.close()
    held.release()
    await applying
    expect(file.error).not.toBeNull()
    expect([file.state, file.writes]).toEqual(['ready', 1])
    await office.reopen()
  })
})

describe('cancelled', () => {
  test('while it is applied, nothing is written and no answer is lost', async () => {
    const siti = await person(office, 'Siti Nurhaliza', { phone: '081211112222' })
    const file = await opened(['Siti Nurhaliza;;Kasubag;Dinas Kesehatan'])
    file.decide(rowOf(file, 'Siti Nurhaliza'), take(siti))
    const before = snapshot(office.folder)
    const applying = file.apply()
    expect(file.state).toBe('applying')
    file.cancel()
    await applying
    expect(snapshot(office.folder)).toEqual(before)
    expect([file.state, file.error, file.writes]).toEqual(['ready', null, 1])
    await file.apply()
    expect(file.result).toMatchObject({ updated: 1 })
  })

  test('while it is looked at before it is applied, nothing is written', async () => {
    const file = await opened([`Budi Santoso;${nips[0]};Staf;Dinas Kesehatan`])
    await person(office, 'Rahmawati Idris')
    const before = snapshot(office.folder)
    const applying = file.apply()
    file.cancel()
    await applying
    expect([file.state, file.error]).toEqual(['ready', null])
    expect(snapshot(office.folder)).toEqual(before)
  })

  test('too late to end the look, still before anything is written', async () => {
    const file = await opened([`Budi Santoso;${nips[0]};Staf;Dinas Kesehatan`])
    await person(office, 'Rahmawati Idris')
    const held = page.hold('imports.preview')
    const applying = file.apply()
    await held.arrived
    file.cancel()
    held.release()
    await applying
    expect([file.state, file.error, await everybody(office)]).toEqual(['ready', null, ['Rahmawati Idris |  |  | ']])
  })

  test('while it is read, it stops, and can be read again', async () => {
    const file = new ImportFile(csv([`Budi Santoso;${nips[0]};Staf;Dinas Kesehatan`]))
    const reading = file.read()
    file.cancel()
    await reading
    expect([file.state, file.error?.code]).toEqual(['stopped', 'cancelled'])
    await file.read()
    expect(file.state).toBe('ready')
  })
})
