/** A file on its way in or out. Pages hold tickets, never paths. */
export interface FileTicket {
  ticket: string
  /** File name to show and to propose when saving. */
  name: string
}

/** Larger files are refused before they are read. */
export const maxFileBytes = 100 * 1024 * 1024
