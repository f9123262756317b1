/** The program's sources as syntax trees, and every text in them that somebody may read. */
import { globSync, readFileSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { parse } from 'svelte/compiler'

const root = resolve(import.meta.dirname, '../../..')

export interface Node {
  type: string
  [key: string]: unknown
}

export interface Source {
  /** From the project's root, with "/". */
  path: string
  tree: Node
}

export function sources(): Source[] {
  return globSync('{electron,renderer}/**/*.{ts,svelte}', { cwd: root }).map((file) => {
    const code = readFileSync(resolve(root, file), 'utf8')
    const svelte = file.endsWith('.svelte') ? code : `<script lang="ts">\n${code}\n</script>`
    return { path: file.split(sep).join('/'), tree: parse(svelte, { modern: true }) as unknown as Node }
  })
}

export const guide = (): string => readFileSync(resolve(root, 'resources/panduan/PANDUAN.md'), 'utf8')

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** A node and all below it; `skip` names nodes that are passed over whole. */
export function* walk(node: Node, skip: (node: Node) => boolean = () => false): Generator<Node> {
  if (skip(node)) return
  yield node
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child)) yield* walk(child, skip)
}

const unread = (node: Node): boolean =>
  ['ImportDeclaration', 'StyleSheet', 'Comment', 'TSLiteralType', 'TSTypeAnnotation'].includes(node.type)

/** A literal, a template or a piece of markup as text; null for what is none. What a template fills in reads "…". */
export function textOf(node: Node): string | null {
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? node['value'] : null
    case 'Text':
      return String(node['data'])
    case 'TemplateLiteral':
      return (node['quasis'] as Node[]).map((piece) => (piece['value'] as { raw: string }).raw).join('…')
    default:
      return null
  }
}

export function texts(tree: Node): string[] {
  return [...walk(tree, unread)].map(textOf).filter((text) => text !== null)
}
