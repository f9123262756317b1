import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backupName,
  type Kept,
  outdated,
  readBackupName,
  untilMidnight,
} from '../../../electron/backend/backups/rules.ts'

const reasons = ['daily', 'import', 'manual', 'restore', 'migration'] as const
const now = new Date('2026-11-18T01:00:00Z')
const day = 86_400_000
const witaDay = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

/** Backups of the last three years, at any moment and for any reason. */
const history = fc
  .array(fc.record({ ago: fc.integer({ min: 0, max: 1000 * day }), reason: fc.constantFrom(...reasons) }), {
    maxLength: 120,
  })
  .map((made) =>
    made.map(({ ago, reason }, index): Kept => {
      const at = new Date(now.getTime() - ago).toISOString()
      return { name: `${at}-${index}`, at, reason }
    }),
  )

describe('what is kept', () => {
  test('the newest is never deleted, and only listed backups are', () => {
    fc.assert(
      fc.property(history, (backups) => {
        const gone = outdated(backups, now)
        const newest = backups.reduce<Kept | null>((best, one) => (best && best.at >= one.at ? best : one), null)
        if (newest)
          expect(backups.filter(({ at }) => at === newest.at).some(({ name }) => !gone.includes(name))).toBe(true)
        expect(gone.every((name) => backups.some((one) => one.name === name))).toBe(true)
      }),
    )
  })

  test('of each of the last seven days that has one, the newest stays', () => {
    fc.assert(
      fc.property(history, (backups) => {
        const gone = new Set(outdated(backups, now))
        const byDay = Map.groupBy(backups, ({ at }) => witaDay(at))
        const days = [...byDay.keys()].sort().reverse().slice(0, 7)
        for (const date of days) {
          const ofDay = byDay.get(date) ?? []
          const latest = ofDay
            .map(({ at }) => at)
            .sort()
            .at(-1)
          expect(ofDay.some(({ name, at }) => at === latest && !gone.has(name))).toBe(true)
        }
      }),
    )
  })

  test('of each of the last twelve months that has one, the newest stays', () => {
    fc.assert(
      fc.property(history, (backups) => {
        const gone = new Set(outdated(backups, now))
        const months = Map.groupBy(backups, ({ at }) => witaDay(at).slice(0, 7))
        for (const month of [...months.keys()].sort().reverse().slice(0, 12))
          expect((months.get(month) ?? []).some(({ name }) => !gone.has(name))).toBe(true)
      }),
    )
  })

  test('pruning again takes nothing more', () => {
    fc.assert(
      fc.property(history, (backups) => {
        const gone = outdated(backups, now)
        const left = backups.filter(({ name }) => !gone.includes(name))
        expect(outdated(left, now)).toEqual([])
      }),
    )
  })

  test('the number of old backups stays bounded', () => {
    const everyHour: Kept[] = Array.from({ length: 24 * 400 }, (_, hour) => {
      const at = new Date(now.getTime() - hour * 3_600_000).toISOString()
      return { name: at, at, reason: 'import' }
    })
    const left = everyHour.length - outdated(everyHour, now).length
    expect(left).toBeGreaterThan(20)
    expect(left).toBeLessThan(36)
  })

  test('a day of a daily backup for two years leaves 7 days, 4 weeks and 12 months', () => {
    const daily: Kept[] = Array.from({ length: 730 }, (_, back) => {
      const at = new Date(now.getTime() - back * day).toISOString()
      return { name: at, at, reason: 'daily' }
    })
    const gone = new Set(outdated(daily, now))
    const dates = daily.filter(({ name }) => !gone.has(name)).map(({ at }) => witaDay(at))
    expect(dates.slice(0, 7)).toEqual([
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
      '2026-11-14',
      '2026-11-13',
      '2026-11-12',
    ])
    // The Sundays of the two weeks before, then the ends of the months before.
    expect(dates.slice(7, 10)).toEqual(['2026-11-08', '2026-11-01', '2026-10-31'])
    expect(dates.at(-1)).toBe('2025-12-31')
    expect(dates).toHaveLength(7 + 2 + 11)
  })

  test('what was made before something risky or by hand stays two weeks', () => {
    const made = (back: number, hour: number, reason: Kept['reason']): Kept => {
      const at = new Date(now.getTime() - back * day + hour * 3_600_000).toISOString()
      return { name: `${reason}-${back}-${hour}`, at, reason }
    }
    const busy = Array.from({ length: 20 }, (_, back) => made(back, 0, 'daily'))
    const backups = [...busy, made(10, -2, 'restore'), made(10, -3, 'import'), made(16, -2, 'manual')]
    const gone = outdated(backups, now)
    expect(gone).not.toContain('restore-10--2')
    expect(gone).toContain('import-10--3')
    expect(gone).toContain('manual-16--2')
  })
})

describe('names', () => {
  test('carry the WITA clock and the reason, and are read back', () => {
    const at = new Date('2024-11-18T01:00:05Z')
    expect(backupName(at, 'daily')).toBe('sinergi-2024-11-18-090005-harian.db')
    for (const reason of reasons)
      for (const count of [0, 3])
        expect(readBackupName(backupName(at, reason, count))).toEqual({ at: '2024-11-18T01:00:05.000Z', reason })
  })

  test('of other files mean nothing', () => {
    for (const name of ['salinan.db', 'sinergi-2024-13-45-990005-harian.db', 'sinergi-2024-11-18-090005-x.db'])
      expect(readBackupName(name)).toBeNull()
  })
})

test('midnight is counted on the WITA clock', () => {
  expect(untilMidnight(new Date('2024-11-18T15:59:00Z'))).toBe(60_000)
  expect(untilMidnight(new Date('2024-11-18T16:00:00Z'))).toBe(day)
})
