/** A small disk of its own: one that can be filled, and made read-only. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  folder: string
  remount(how: 'ro' | 'rw'): void
  remove(): void
}

/** In the folder `top`; null where this machine does not let one be made. */
export function smallDisk(megabytes: number, top = tmpdir()): SmallDisk | null {
  const folder = mkdtempSync(join(top, 'sinergi-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    remount(how) {
      execFileSync('mount', ['-o', `remount,${how}`, folder])
    },
    remove() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Takes all room that is left in the folder; returns the file that took it. */
export function fill(folder: string): string {
  const filler = join(folder, 'penuh')
  for (let size = 1 << 20; size >= 512; size >>= 1)
    for (;;)
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' })
      } catch {
        break
      }
  return filler
}
