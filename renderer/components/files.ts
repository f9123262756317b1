/** Which dropped files a screen can read. */
import { compareText } from '../../electron/contract/text.ts'

/** `accept` as in HTML, extensions only: ".xlsx, .xls". Empty accepts all. */
export function sortFiles<F extends { name: string }>(files: readonly F[], accept = ''): { taken: F[]; refused: F[] } {
  const endings = accept
    .split(',')
    .map((ending) => ending.trim().toLowerCase())
    .filter(Boolean)
  const fits = ({ name }: F) => endings.length === 0 || endings.some((ending) => name.toLowerCase().endsWith(ending))
  return { taken: files.filter(fits), refused: files.filter((file) => !fits(file)) }
}

/**
 * The files of a drop, with those in dropped folders, by name. What Windows, macOS and an open Excel leave in a folder
 * is passed over. Ask at once: the drop is gone after the event.
 */
export async function droppedFiles({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Promise<File[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...files]
  return (await Promise.all(entries.map(filesOf))).flat()
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((done, failed) => entry.file(done, failed))]
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const inside: FileSystemEntry[] = []
  // A folder is told in parts, the last of which is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (part.length === 0) break
    inside.push(...part)
  }
  const wanted = inside.filter(({ name }) => !/^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i.test(name))
  wanted.sort((a, b) => compareText(a.name, b.name))
  return (await Promise.all(wanted.map(filesOf))).flat()
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
