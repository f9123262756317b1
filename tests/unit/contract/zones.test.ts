/** The office's day is WITA wherever the computer believes to be. A process keeps the zone it began in, so each zone has its own. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const source = (path: string) =>
  JSON.stringify(pathToFileURL(resolve(import.meta.dirname, '../../../electron', path)).href)

/** What the rules say of the last millisecond of Sunday 17 November and of the first of Monday, on the WITA clock. */
const script = `
  const dates = await import(${source('contract/dates.ts')})
  const backups = await import(${source('backend/backups/rules.ts')})
  const said = ['2024-11-17T15:59:59.999Z', '2024-11-17T16:00:00.000Z'].map((instant) => {
    const at = new Date(instant)
    const today = dates.today(at)
    const name = backups.backupName(at, 'manual')
    return [
      today, dates.weekday(today), dates.formatLongDate(today), dates.formatDateTime(instant),
      dates.formatShortDateTime(instant), dates.startOfDay(today), dates.addDays(today, 1),
      dates.daysBetween(today, '2025-03-31'), dates.parseDate('Senin, 18/11/2024'), dates.isCalendarDate(today),
      backups.untilMidnight(at), name, backups.readBackupName(name).at,
    ]
  })
  // A year of days crosses every change of summer time.
  let day = '2024-01-01'
  for (let n = 0; n < 366; n++) day = dates.addDays(day, 1)
  const daily = Array.from({ length: 40 }, (_, back) => {
    const at = dates.addDays('2024-11-18', -back) + 'T01:00:00Z'
    return { name: at.slice(0, 10), at, reason: 'daily' }
  })
  const gone = backups.outdated(daily, new Date('2024-11-18T01:00:00Z'))
  console.log(JSON.stringify([...said, day, daily.map(({ name }) => name).filter((name) => !gone.includes(name))]))`

const expected = [
  [
    ...['2024-11-17', 'Minggu', 'Minggu, 17 November 2024', '17 November 2024, 23.59 WITA', '17 Nov 2024, 23.59'],
    ...['2024-11-16T16:00:00.000Z', '2024-11-18', 134, '2024-11-18', true],
    ...[1, 'sinergi-2024-11-17-235959-manual.db', '2024-11-17T15:59:59.000Z'],
  ],
  [
    ...['2024-11-18', 'Senin', 'Senin, 18 November 2024', '18 November 2024, 00.00 WITA', '18 Nov 2024, 00.00'],
    ...['2024-11-17T16:00:00.000Z', '2024-11-19', 133, '2024-11-18', true],
    ...[86_400_000, 'sinergi-2024-11-18-000000-manual.db', '2024-11-17T16:00:00.000Z'],
  ],
  '2025-01-01',
  [
    ...['2024-11-18', '2024-11-17', '2024-11-16', '2024-11-15', '2024-11-14', '2024-11-13', '2024-11-12'],
    // The Sundays of the two weeks before, and the end of the month before.
    ...['2024-11-10', '2024-11-03', '2024-10-31'],
  ],
]

test.each(['UTC', 'Asia/Makassar', 'America/New_York', 'Pacific/Auckland'])('with TZ=%s', async (zone) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: zone },
  })
  expect(JSON.parse(stdout)).toEqual(expected)
})
