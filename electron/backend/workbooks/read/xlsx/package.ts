/** The parts of a workbook and how they hang together: relationships, the list of sheets, styles. */
import { FileProblem } from '../errors.ts'
import type { ZipEntry, ZipFile } from '../zip.ts'
import { type NumberMeaning, numberMeaning, plainNumber } from './numbers.ts'
import { attribute, isTrue, parsePart } from '../xml.ts'
import { MAIN } from './partReader.ts'

interface Relationship {
  id: string
  /** Last word of the type: "worksheet", "sharedStrings". Transitional and strict files differ only before it. */
  type: string
  target: string
}

export interface SheetEntry {
  name: string
  hidden: boolean
  part: ZipEntry
}

export interface WorkbookParts {
  sheets: SheetEntry[]
  date1904: boolean
  sharedStrings: ZipEntry | undefined
  styles: NumberMeaning[]
}

/** Path of the part that is the document itself, "xl/workbook.xml". */
export function documentPath(zip: ZipFile): string | undefined {
  return relationships(zip, '').find(({ type }) => type === 'officeDocument')?.target
}

export function readParts(zip: ZipFile): WorkbookParts {
  const path = documentPath(zip) ?? 'xl/workbook.xml'
  const workbook = zip.find(path)
  if (!workbook) throw new FileProblem('not-a-spreadsheet')
  const links = relationships(zip, path)
  const byId = new Map(links.map((link) => [link.id, link]))
  const sheets: SheetEntry[] = []
  let date1904 = false
  parsePart(zip.readPart(workbook), (element) => {
    if (!MAIN.has(element.uri)) return
    if (element.local === 'workbookPr') date1904 = isTrue(attribute(element, 'date1904'))
    if (element.local !== 'sheet') return
    const link = byId.get(attribute(element, 'id') ?? '')
    if (link?.type !== 'worksheet') return
    const part = zip.find(link.target)
    if (!part) throw new FileProblem('unreadable', `lembar “${attribute(element, 'name') ?? ''}” hilang`)
    const state = attribute(element, 'state')
    sheets.push({
      name: attribute(element, 'name') ?? '',
      hidden: state === 'hidden' || state === 'veryHidden',
      part,
    })
  })
  const partOf = (type: string) => {
    const target = links.find((link) => link.type === type)?.target
    return target === undefined ? undefined : zip.find(target)
  }
  const styles = partOf('styles')
  return {
    sheets,
    date1904,
    // Some programs leave its relationship out; it stands beside the workbook nonetheless.
    sharedStrings: partOf('sharedStrings') ?? zip.find(path.replace(/[^/]*$/, 'sharedStrings.xml')),
    styles: styles ? readStyles(zip.readPart(styles)) : [],
  }
}

/** @param source path of the part whose relationships are asked; "" for the package's own */
export function relationships(zip: ZipFile, source: string): Relationship[] {
  const slash = source.lastIndexOf('/')
  const folder = source.slice(0, slash + 1)
  const entry = zip.find(`${folder}_rels/${source.slice(slash + 1)}.rels`)
  if (!entry) return []
  const found: Relationship[] = []
  parsePart(zip.readPart(entry), (element) => {
    if (element.local !== 'Relationship' || attribute(element, 'TargetMode') === 'External') return
    const target = (attribute(element, 'Target') ?? '').replaceAll('\\', '/')
    found.push({
      id: attribute(element, 'Id') ?? '',
      type: (attribute(element, 'Type') ?? '').split('/').at(-1) ?? '',
      target: target.startsWith('/') ? target : folder + target,
    })
  })
  return found
}

function readStyles(bytes: Buffer): NumberMeaning[] {
  const codes = new Map<number, string>()
  const styles: NumberMeaning[] = []
  let inCellFormats = false
  parsePart(bytes, (element) => {
    if (!MAIN.has(element.uri)) return
    if (element.local === 'numFmt') {
      codes.set(Number(attribute(element, 'numFmtId')), attribute(element, 'formatCode') ?? '')
    } else if (element.local === 'cellXfs') inCellFormats = true
    else if (element.local === 'cellStyles' || element.local === 'dxfs') inCellFormats = false
    else if (element.local === 'xf' && inCellFormats) {
      const id = Number(attribute(element, 'numFmtId') ?? 0)
      styles.push(id === 0 ? plainNumber : numberMeaning(id, codes.get(id)))
    }
  })
  return styles
}
