/** Names stay as written; titles are set aside only for comparing. */
import { foldText } from '../../contract/text.ts'
import { LONGEST_VALUE } from './text.ts'

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Before the name: religious, academic, military and polite forms, folded and without dots. */
const before = words(`
  h hj hjh hji haji hajjah kh ky kyai ust ustad ustadz ustadzah tgk tuan guru habib pdt pdm ps pastor romo rm sr suster
  prof dr dra drs drg drh ir apt ns ners bd bdn
  bpk bapak ibu sdr sdri sdra saudara saudari tn ny nn yth
  jend jenderal letjen mayjen brigjen kol kolonel letkol mayor kapten kapt lettu letda peltu pelda serma serka sertu serda
  kopka koptu kopda praka pratu prada
  irjen kombes kombespol akbp kompol akp iptu ipda aiptu aipda bripka brigpol brigadir briptu bripda bharaka bharatu bharada
`)
/** Corps letters after an army rank. */
const corps = words('inf arm arh kav czi cpl cpm cba ckm ckes caj cku chk ctp cke pol tni purn mar laut')
/** After the name, folded and without dots; what the pattern below misses or what is written with no dots. */
const after = words(`
  se sh st sip spd sag ssos skm skep sked skg ssi skom shut spt sp spi stp sstp ssn ss sfarm sakt sikom simn sap sktr smn sthi shi sei
  sei sdi stek sikep sm sst str sgz spsi sfil smat spdi sthum sab shub sds stt
  mm msi mh mhum mt mpd mag mkes mkom msc ma map mp mpi mk mkn mba mep mak makt ms mha mars mikom mpsi mtp mtech mhut meng mstat mkm
  mpa mpar mpp mph mppm medika mmt mmpd mmar mip
  amd amdkeb amdkep amk amkl amkeb amg ama apt sstt sipol sos sipem ners ns sppd spog spa spb spm spkk span spjp spkj spu phd ccna
  cfr cia cgcae crmo qia ak ca cpa ipm ipu asean
`)
const titled = /^(?:s|m|a|d|b|sp|dipl|ph|str|tr|grad|cert)\.[a-z]{1,8}(?:\.[a-z]{0,8})*$/i

const squeeze = (token: string) => token.toLowerCase().replace(/[^a-z]/g, '')
const isBefore = (token: string) => before.has(squeeze(token))
const isAfter = (token: string) => after.has(squeeze(token)) || titled.test(token.replace(/\.+$/, ''))

/** "CLA.", "CHRP": behind known titles, one that no list need know. */
const certificate = /^[A-Z]{2,6}\.?$/

/** "S.E.", "M.Si., Ph.D": the end of a name, not a name. */
export function isOnlyTitles(text: string): boolean {
  if (/\d/.test(text)) return false
  const [first = [], ...further] = text
    .split(',')
    .map((part) => part.split(/\s+/).filter((token) => token !== ''))
    .filter((tokens) => tokens.length > 0)
  const count = further.reduce((sum, { length }) => sum + length, first.length)
  if (first.length === 0 || count > 6 || !first.every(isAfter)) return false
  return further.every((tokens) => tokens.every(isAfter) || (tokens.length === 1 && certificate.test(tokens[0] ?? '')))
}

/** The name without the titles before and after it, otherwise as written. */
export function stripTitles(name: string): string {
  const [head = '', ...tail] = name.split(',')
  const tokens = head.trim().split(/\s+/)
  let first = 0
  while (
    first < tokens.length - 1 &&
    (isBefore(tokens[first] ?? '') || (first > 0 && corps.has(squeeze(tokens[first] ?? ''))))
  )
    first++
  const glued = unglue(tokens[first] ?? '')
  if (glued !== undefined) tokens[first] = glued
  let last = tokens.length
  while (last > first + 1 && isAfter(tokens[last - 1] ?? '')) last--
  const kept = tokens.slice(first, last)
  for (const part of tail) {
    const rest = part
      .trim()
      .split(/\s+/)
      .filter((token) => token !== '')
    // After a comma stand titles; words that are none ("Bin Ahmad") belong to the name.
    if (
      !rest.some((token) => /[.\d]/.test(token) || isAfter(token) || isBefore(token) || token === token.toUpperCase())
    )
      kept.push(...rest)
  }
  return kept.join(' ').trim()
}

/** "H.Budi", "Dr.Ir.Budi": titles written on to the name. */
function unglue(token: string): string | undefined {
  const parts = token.split('.')
  let cut = 0
  while (cut < parts.length - 1 && parts[cut] !== '' && isBefore(parts[cut] ?? '')) cut++
  const rest = parts.slice(cut).join('.')
  return cut > 0 && rest !== '' ? rest : undefined
}

/** Key for matching: lower case, no titles, no diacritics, no punctuation, single spaces. */
export function nameKey(name: string): string {
  return foldText(stripTitles(name)) || foldText(name)
}

const comparableTitle = /(?:^|[\s,.])(?:s|m|a|d)\.[a-z]{1,5}\b|^(?:h|hj|drs?|dra|ir|prof)\.\s/i

/** Where a line has titles, and whether it has a name: tells two people from one name that was cut in two. */
export function titlesIn(line: string): { before: boolean; after: boolean; name: boolean } {
  const tokens = line.split(/[\s,]+/).filter((token) => token !== '')
  return {
    before: isBefore(tokens[0] ?? '') || unglue(tokens[0] ?? '') !== undefined,
    after: tokens.slice(1).some(isAfter),
    name: tokens.some((token) => !isBefore(token) && !isAfter(token)),
  }
}

/** The text carries a title only a person has: "Drs.", "S.Sos.". */
export function hasPersonTitle(text: string): boolean {
  if (text.length > LONGEST_VALUE) return false
  if (comparableTitle.test(text)) return true
  return text
    .split(',')
    .slice(1)
    .some((part) => part.trim() !== '' && part.trim().split(/\s+/).every(isAfter))
}
