/** The licences of the packages that are built into the program, which they ask to go wherever the code goes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Writes licences.txt beside what is built: each package in it, with the text of its licence. */
export function collectLicences(): Plugin {
  return {
    name: 'sinergi:licences',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
      const folders = [...new Set(modules.flatMap((id) => packageFolder(id) ?? []))].sort()
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: folders.map(describe).join('\n\n') })
    },
  }
}

/** The folder of the package a module belongs to; null for the program's own. */
function packageFolder(id: string): string | null {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '')
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null
}

function describe(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) return folder
  const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string | undefined>
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
  return [`${name ?? ''} ${version ?? ''} (${license ?? 'see its text'})`, text].join('\n').trim()
}
