/** Duplicates: probable pairs, merging two records, and separating them again. */
import type { Handlers } from '../../contract/api.ts'
import type { DuplicateKind, Outputs } from '../../contract/duplicates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import { countPeople } from '../roster/search/queries.ts'
import type { Services } from '../services.ts'
import { writeMerge } from './merge/commit.ts'
import { compareRecords } from './merge/compare.ts'
import { planMerge, recordName, sealOf } from './merge/plan.ts'
import { writeSeparation } from './merge/separate.ts'
import { previewSeparation, readSeparation, sealSeparation } from './merge/separation.ts'
import { toRecord } from './merges.ts'
import { PairFinder, quickRoster } from './pairs/finder.ts'
import * as queries from './queries.ts'
import { References } from '../database/references.ts'

const changed = () =>
  new Failure('conflict', 'Data sudah berubah sejak Anda melihatnya. Periksa lagi pilihannya, lalu ulangi.')

export function createDuplicates(services: Services): Handlers<keyof Outputs> {
  const { db, journal, now } = services
  const finder = new PairFinder(services)

  function nameOf(kind: DuplicateKind, id: number): string {
    const found = queries.recordNames[kind].get(db, { id })
    if (!found) throw notFound(recordName[kind])
    return found.name
  }

  return {
    'duplicates.find': async ({ kind }, context) => {
      await finder.look(kind, context)
      return { total: finder.count(kind) ?? 0 }
    },
    'duplicates.list': ({ kind }) => finder.list(kind),
    'duplicates.counts': async (_, context) => {
      if ((countPeople.get(db)?.count ?? 0) <= quickRoster) {
        await finder.look('person', context)
        await finder.look('organisation', context)
      }
      return { people: finder.count('person'), organisations: finder.count('organisation') }
    },
    'duplicates.compare': (pair) => compareRecords(db, pair),
    'duplicates.merge': ({ fields, joins, formerUntil, seal, ...pair }) => {
      const references = new References(db)
      if (sealOf(planMerge(db, references, pair, { fields: {}, joins: {} })) !== seal) throw changed()
      const plan = planMerge(db, references, pair, { fields, joins })
      // Either name may be the one that is used from now on; the other one is what is merged into it.
      const used = plan.fields.find(({ field }) => field.field === 'name')?.choice === 'gone' ? 'gone' : 'kept'
      const former = used === 'gone' ? 'kept' : 'gone'
      const summary = `Gabung “${String(plan[former]['name'])}” ke “${String(plan[used]['name'])}”`
      const facts = { kind: pair.kind, at: now().toISOString(), formerUntil }
      return journal.run('duplicates.merge', summary, (write) => ({ id: writeMerge(write, plan, facts) })).value
    },
    'duplicates.dismiss': ({ kind, a, b }) => {
      if (a === b) throw new Failure('invalid-input', 'Pilih dua data yang berbeda.')
      const [first, second] = a < b ? [a, b] : [b, a]
      const [aName, bName] = [nameOf(kind, first), nameOf(kind, second)]
      const same = kind === 'person' ? 'orang' : 'instansi'
      journal.run('duplicates.dismiss', `“${aName}” dan “${bName}” bukan ${same} yang sama`, (write) =>
        queries.insertDismissal.run(write, { kind, a: first, b: second, aName, bName, at: now().toISOString() }),
      )
      return null
    },
    'duplicates.dismissed': () => queries.dismissals.all(db),
    'duplicates.reconsider': ({ id }) => {
      const found = queries.dismissalById.get(db, { id })
      if (!found) throw notFound('Catatan ini')
      journal.run('duplicates.reconsider', `Periksa lagi “${found.a}” dan “${found.b}”`, (write) =>
        queries.deleteDismissal.run(write, { id }),
      )
      return null
    },
    'duplicates.merges': ({ into }) =>
      (into ? queries.mergeLinesInto.all(db, into) : queries.mergeLines.all(db)).map(toRecord),
    'duplicates.separation': ({ id }) => {
      const references = new References(db)
      return previewSeparation(db, references, readSeparation(db, references, id))
    },
    'duplicates.separate': ({ id, fields, items, seal }) => {
      const references = new References(db)
      const separation = readSeparation(db, references, id)
      if (sealSeparation(separation) !== seal) throw changed()
      const { goneName } = separation.merge
      const summary = `Pisahkan “${goneName}” dari “${String(separation.keptNow['name'])}”`
      return journal.run('duplicates.separate', summary, (write) => ({
        left: writeSeparation(write, references, separation, { fields, items }),
      })).value
    },
  }
}
