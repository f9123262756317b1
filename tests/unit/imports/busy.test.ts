/** An import beside people who never stop writing, as at the door of a meeting. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inventPeople } from '../../bench/people.ts'
import { openOffice } from '../../harness/office.ts'

test('comes to its end, though the roster changes each time its rows are matched', async () => {
  const office = await openOffice()
  const file = join(office.folder, 'daftar.csv')
  const rows = inventPeople(1500).map(({ name, position, organisation }) => [name, position, organisation].join(';'))
  writeFileSync(file, ['Nama;Jabatan;Instansi', ...rows].join('\n'))
  const { previewId } = await office.ask('imports.preview', {
    ticket: office.backend.files.admit(file, 'daftar.csv').ticket,
  })

  let ended = false
  const commit = office.ask('imports.commit', { previewId }).finally(() => (ended = true))
  let written = 0
  for (; !ended && written < 400; written++) {
    await office.ask('people.create', { name: `Orang di Pintu ${written}` })
    await nextTurn()
  }
  expect(ended).toBe(true)
  expect((await commit).created).toBeGreaterThan(1000)
  expect((await office.ask('people.list', { query: 'orang di pintu' })).total).toBe(written)
  await office.close()
})
