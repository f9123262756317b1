/** The sector an organisation most likely belongs to, from its name: a proposal for the import screen. */

const guesses: [RegExp, string][] = [
  [/\bprov(insi|\.)/i, 'Pemerintah Provinsi'],
  [/^(?:kantor\s+)?(kecamatan|kec\.)\s/i, 'Kecamatan'],
  [/\b(perumda|perumdam|pdam|bpr|perusda|bumd)\b/i, 'Perusahaan Daerah (BUMD)'],
  [/^(pt|cv|ud|bank)\b|\btbk\b/i, 'Dunia Usaha/Swasta'],
  [/^(universitas|institut|politeknik|sekolah tinggi|akademi|stiper|stie|stai|stikes)\b/i, 'Akademisi'],
  [
    /^(badan pusat statistik|bps|badan pertanahan|badan narkotika|bpjs|kementerian|kantor kementerian|kantor pertanahan|kodim|kepolisian|polres|polsek|koramil|lanal|kejaksaan|pengadilan|kpu|bawaslu|bulog|perum bulog)\b/i,
    'Instansi Vertikal',
  ],
  [/^(lsm|yayasan|lembaga swadaya|perkumpulan)\b/i, 'LSM'],
  [
    /^(mui|majelis ulama|nahdlatul|muhammadiyah|pkk|tp pkk|karang taruna|forum|baznas|pmi|palang merah|fkub|kadin|persatuan|ikatan|himpunan)\b/i,
    'Organisasi Masyarakat',
  ],
  [/^(unicef|undp|gapki|usaid|giz|wwf)\b/i, 'Mitra Pembangunan'],
  [/^(dinas|badan|sekretariat|inspektorat|satuan|satpol|rsud|bagian|puskesmas|kantor)\b/i, 'Perangkat Daerah'],
  // Abbreviations of the district's own: Dinkes, Disdikbud, DPMDes, BKPSDM, Setwan, Itda.
  [
    /^(di[ns](?!tri|ko)[a-z]{2,}|dp[a-z0-9]{2,7}|dkp|dlh|dtph[a-z]*|bappeda|bappelitbangda|bapenda|bpbd|bpkad|bkad|bkpsdm|bkd|kesbangpol|setda|setdakab|setwan|itda|itkab|itwil|diskominfo[a-z]*)\b/i,
    'Perangkat Daerah',
  ],
]

/** Name of a sector as a new office has it; undefined when the name tells nothing. */
export function guessSector(organisation: string): string | undefined {
  return guesses.find(([pattern]) => pattern.test(organisation.trim()))?.[1]
}
