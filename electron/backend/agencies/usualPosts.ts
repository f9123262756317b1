/**
 * The posts an office has by what it is: who leads it, and its secretary where there is one. After PP 18/2016 (dinas,
 * badan, inspektorat, kecamatan, sekretariat) and as offices put it on their lists, without the office's name behind.
 */
import { foldText } from '../../contract/text.ts'

const kinds: readonly [begins: RegExp, posts: readonly string[]][] = [
  [/^(?:bpbd|badan penanggulangan bencana)/, ['Kepala Pelaksana', 'Sekretaris']],
  // National bodies in a district have a "Kepala" and no secretary.
  [/^(?:bps|bpn|bnnk?|badan (?:pusat statistik|pertanahan|narkotika))(?= |$)/, ['Kepala']],
  [
    /^(?:badan|bapp[a-z]+|bapenda|bp?kad|bkpsdm|bkpp|bkd|bakesbangpol|balitbangda?)(?= |$)/,
    ['Kepala Badan', 'Sekretaris'],
  ],
  [/^(?:dinas|dlh|dkp|dp(?!rd)[a-z0-9]{2,7}|di[ns](?!tri|ko)[a-z]{2,})(?= |$)/, ['Kepala Dinas', 'Sekretaris']],
  [/^(?:inspektorat|itda|itkab)(?= |$)/, ['Inspektur', 'Sekretaris']],
  [/^(?:sekretariat (?:dprd|dewan)|setwan)(?= |$)/, ['Sekretaris DPRD']],
  [/^(?:sekretariat (?:daerah|kabupaten|kota)|setda(?:kab|kot)?|setkab)(?= |$)/, ['Sekretaris Daerah']],
  [/^bagian(?= )/, ['Kepala Bagian']],
  [/^(?:satuan polisi pamong praja|satpol)(?= |$)/, ['Kepala Satuan', 'Sekretaris']],
  [/^(?:kantor )?(?:kecamatan|kec|camat) /, ['Camat', 'Sekretaris Kecamatan']],
  [/^(?:kantor )?(?:kelurahan|kel|lurah) /, ['Lurah', 'Sekretaris Kelurahan']],
  [/^(?:kantor |pemerintah )?desa /, ['Kepala Desa', 'Sekretaris Desa']],
  [/^kantor(?= )/, ['Kepala Kantor']],
  [/^(?:rsud|rumah sakit)(?= |$)/, ['Direktur']],
  [/^(?:tim|tkpkd?|pokja|forum)(?= |$)/, ['Ketua', 'Sekretaris']],
]

/** Head first. An office of which the name does not say what it is has a "Pimpinan". */
export function usualPosts(office: string): readonly string[] {
  const name = foldText(office)
  return kinds.find(([begins]) => begins.test(name))?.[1] ?? ['Pimpinan']
}
