/** Receives one uploaded file into the ticket folder, and stops reading where it grows too large. */
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { win32 } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tickets } from '../backend/files/tickets.ts'
import { storageFailure } from '../backend/database/failures.ts'
import { type FileTicket, fileTooLarge, maxFileBytes } from '../contract/files.ts'

/** Throws a failure naming the file when it is larger than `maxFileBytes` or the disk is full. */
export async function receiveFile(request: IncomingMessage, files: Tickets, wantedName: string): Promise<FileTicket> {
  const { ticket, name, path } = files.reserve(win32.basename(wantedName))
  let size = 0
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      // Past the limit the rest is read and dropped, so that the sender gets an answer and not a broken pipe.
      if (size <= maxFileBytes) done(null, chunk)
      else done()
    },
  })
  try {
    await pipeline(request, limit, createWriteStream(path))
  } catch (error) {
    await rm(path, { force: true })
    throw storageFailure(error)
  }
  if (size > maxFileBytes) {
    await rm(path, { force: true })
    throw fileTooLarge(name)
  }
  return { ticket, name }
}
