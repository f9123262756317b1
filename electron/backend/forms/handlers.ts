/** Forms for agencies to look through their own people: one workbook, or a zip with one for each. */
import { writeFile } from 'node:fs/promises'
import type { Handlers } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { OrganisationId } from '../../contract/ids.ts'
import type { Services } from '../services.ts'
import { storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'
import { FileNames, formName } from './fileNames.ts'
import { formWorkbook } from './formWorkbook.ts'
import * as sql from './queries.ts'

export function createForms({ db, files, now }: Services): Handlers<'forms.export'> {
  function form(organisation: { id: OrganisationId; name: string }): Promise<Uint8Array> {
    const { office } = readSettings(storedSettings(db))
    const date = today(now())
    const people = sql.peopleOf.all(db, { id: organisation.id, today: date })
    return formWorkbook({ organisation, people, office: office.name, date, paper: office.paper })
  }

  return {
    'forms.export': async ({ organisationIds }, { signal, progress }) => {
      const agencies = organisationIds
        ? sql.agencies.all(db, { ids: JSON.stringify([...new Set(organisationIds)]) })
        : sql.allAgencies.all(db)
      const [first] = agencies
      if (!first) throw organisationIds ? notFound('Instansi') : new Failure('not-found', 'Belum ada instansi.')
      if (agencies.length === 1) {
        const { path, ...file } = files.reserve(formName(first.name))
        await writeFile(path, await form(first))
        return file
      }
      const names = new FileNames()
      const zipped: Record<string, Uint8Array> = {}
      for (const [index, agency] of agencies.entries()) {
        if (signal.aborted) throw new Failure('cancelled', 'Pembuatan formulir dibatalkan.')
        progress('Membuat formulir', index, agencies.length)
        zipped[names.free(formName(agency.name))] = await form(agency)
        await new Promise((resolve) => setImmediate(resolve))
      }
      const { zipSync } = await import('fflate')
      const { path, ...file } = files.reserve(`Formulir pemutakhiran data ${today(now())}.zip`)
      // Workbooks are compressed already.
      await writeFile(path, zipSync(zipped, { level: 0 }))
      return file
    },
  }
}
