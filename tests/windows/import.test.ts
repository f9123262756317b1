/** The workbooks of agencies, read and written on Windows. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clerkReads, programRead, workbook, workbooks } from '../harness/clerk.ts'
import { type RunningHost, startHost } from '../harness/host.ts'
import { snapshot } from '../harness/snapshot.ts'
import { startOnWindows, type WindowsHost } from '../harness/windows.ts'

const office = { office: 'Bappeda Kab. Kutai Timur', operator: 'Rina', demo: false }
let host: WindowsHost

beforeAll(async () => {
  host = await startOnWindows()
  await host.ask('setup.start', office)
})
afterAll(() => host.discard())

async function take(from: RunningHost, name: string) {
  const { ticket } = await from.upload(workbook(name))
  const preview = await from.ask('imports.preview', { ticket })
  return { preview, result: await from.ask('imports.commit', { previewId: preview.previewId }) }
}

describe('the people of a workbook are those a careful clerk reads', () => {
  test.each(workbooks)('%s', async (name) => {
    const { ticket } = await host.upload(workbook(name))
    const { rows } = await host.ask('imports.preview', { ticket })
    expect(programRead(name, rows)).toEqual(clerkReads(name))
  })
})

test('all workbooks, applied one after the other, leave the same roster as on this machine', async () => {
  const here = await startHost()
  await here.ask('setup.start', office)
  for (const name of workbooks) {
    const [onWindows, onThis] = [await take(host, name), await take(here, name)]
    expect(onWindows.preview.totals, name).toEqual(onThis.preview.totals)
    expect(onWindows.result, name).toEqual(onThis.result)
  }
  await Promise.all([host.stop(), here.stop()])
  const written = [host, here].map(({ folder }) => comparable(snapshot(folder)))
  expect(written[0]).toEqual(written[1])
  expect(written[0]?.['person']?.length).toBeGreaterThan(200)
  expect(host.complaints()).toBe('')
  await here.discard()
  rmSync(host.folder, { recursive: true })
})

/** Both wrote the same, but not at the same moment, and each gave identities of its own. */
function comparable(content: Record<string, unknown[]>): Record<string, unknown[]> {
  const rows = JSON.stringify(content)
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'T')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'U')
  return JSON.parse(rows) as Record<string, unknown[]>
}
