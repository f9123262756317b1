/** What the pickers say by themselves. */
export const messages = {
  organisationAdded: (name: string) => `Instansi “${name}” ditambahkan, belum diberi unsur.`,
  postAdded: (title: string) => `Jabatan “${title}” ditambahkan.`,
} as const
