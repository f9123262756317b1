/** Who imports whom, read from the import statements of electron/ and renderer/, types included. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../../..')
const script = /<script[^>]*>([\s\S]*?)<\/script>/g

export type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** Paths from the root, with '/'. */
export const sources: readonly string[] = globSync('{electron,renderer}/**/*.{ts,svelte}', { cwd: root }).map((path) =>
  path.replaceAll('\\', '/'),
)

/** A Svelte file's scripts only. */
export function sourceText(path: string): string {
  const text = readFileSync(join(root, path), 'utf8')
  return path.endsWith('.svelte') ? [...text.matchAll(script)].map((match) => match[1]).join('\n') : text
}

/** What a file imports, as it is written there. */
export const imported = (path: string): string[] =>
  ts.preProcessFile(sourceText(path), true, true).importedFiles.map(({ fileName }) => fileName)

const known = new Set(sources)

/** The source a relative import means; undefined for packages, styles, SQL and the like. */
function target(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const found = join(dirname(path), specifier.replace(/\?.*/, '')).replaceAll('\\', '/')
  return [found, `${found}.ts`].find((candidate) => known.has(candidate))
}

export const files: Graph = new Map(
  sources.map((path) => [path, new Set(imported(path).flatMap((specifier) => target(path, specifier) ?? []))]),
)

/** The same with the files of a room as one node; a file without a room is left out. */
export function rooms(roomOf: (path: string) => string | undefined): Graph {
  const graph = new Map<string, Set<string>>()
  for (const [path, targets] of files) {
    const room = roomOf(path)
    if (room === undefined) continue
    const others = graph.get(room) ?? new Set<string>()
    graph.set(room, others)
    for (const other of targets) {
      const otherRoom = roomOf(other)
      if (otherRoom !== undefined && otherRoom !== room) others.add(otherRoom)
    }
  }
  return graph
}

/** One circle for each import that closes one, as "a → b → a". */
export function circles(graph: Graph): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const way: string[] = []
  const visit = (node: string) => {
    if (way.includes(node)) found.push([...way.slice(way.indexOf(node)), node].join(' → '))
    if (way.includes(node) || done.has(node)) return
    way.push(node)
    for (const next of graph.get(node) ?? []) visit(next)
    way.pop()
    done.add(node)
  }
  for (const node of graph.keys()) visit(node)
  return found
}
