/** The tabs of a meeting, as they stand in the address. */
export const tabIds = ['ringkasan', 'undangan', 'daftar-hadir', 'kehadiran', 'tindak-lanjut'] as const
export type MeetingTab = (typeof tabIds)[number]

export const isTab = (text: string): text is MeetingTab => (tabIds as readonly string[]).includes(text)
