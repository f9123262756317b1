/** What travels between the preload and the Electron main process. */
import type { FileTicket, GivenFile } from './files.ts'

export const appScheme = 'app'
export const appHost = 'sinergi'
export const appOrigin = `${appScheme}://${appHost}`

/** The one channel a page can ask on, and the one it is told events on. */
export const requestChannel = 'app:call'
export const eventChannel = 'app:event'

/** What a page may ask: input and the value of the answer. */
export interface PageRequests {
  call: { input: { channel: string; input: unknown; task?: string | undefined }; answer: unknown }
  upload: { input: { files: GivenFile[] }; answer: FileTicket[] }
  save: { input: { file: FileTicket }; answer: { saved: boolean } }
  read: { input: { file: FileTicket }; answer: Uint8Array }
}
export type PageRequest = { [K in keyof PageRequests]: { kind: K } & PageRequests[K]['input'] }[keyof PageRequests]
