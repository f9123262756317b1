/**
 * A folder that looks to electron-builder like an unpacked Electron for Windows, for packaging where the runtime cannot
 * be downloaded: a valid but empty .exe with version information and a fuse wire, and a few of the files beside it.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SENTINEL } from '@electron/fuses/dist/constants.js'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** As many fuses as Electron 45 has; "r" would mark a removed one. */
const fuseCount = 8
/** Electron as released: RunAsNode, NODE_OPTIONS, inspection and file privileges on. */
const releasedFuses = '10110001'
/** Not the number of any section that means something to Windows. */
const architectureEntry = 7

export function writeStandInElectron(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  writeFileSync(join(folder, 'electron.exe'), standInProgram())
  for (const language of ['en-US', 'id', 'de', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat', 'ffmpeg.dll', 'version'])
    writeFileSync(join(folder, name), name)
}

function standInProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false)
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, fuseCount]), Buffer.from(releasedFuses)])
  program.setSectionByEntry(architectureEntry, {
    info: {
      name: '.fuses',
      virtualSize: wire.length,
      virtualAddress: 0,
      sizeOfRawData: wire.length,
      pointerToRawData: 0,
      pointerToRelocations: 0,
      pointerToLineNumbers: 0,
      numberOfRelocations: 0,
      numberOfLineNumbers: 0,
      characteristics: 0x40000040,
    },
    data: new Uint8Array(wire).buffer,
  })
  const resources = NtExecutableResource.from(program)
  const versions = Resource.VersionInfo.createEmpty()
  versions.setStringValues({ lang: 1033, codepage: 1200 }, { FileDescription: 'Electron', ProductName: 'Electron' })
  versions.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}
