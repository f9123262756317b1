/** The walls of the house (ARCHITECTURE.md): no circles, and nobody imports from a floor above. */
import { expect, test } from 'vitest'
import { circles, files, rooms, sources } from './graph.ts'

/**
 * The rooms of electron/backend from the ground up: each may import from its own floor and those below. A file beside
 * the folders is a room of its own.
 */
const floors = [
  ['values', 'workbooks', 'database', 'files', 'turns', 'emitter', 'calls', 'presence', 'dataFolder', 'services'],
  ['tenure', 'agencies', 'identity', 'identities', 'settings', 'numbers'],
  ['roster'],
  [
    ['meetings', 'invitations', 'attendance', 'documents', 'actions', 'indicators'],
    ['turnover', 'duplicates', 'forms', 'history', 'backups'],
  ].flat(),
  ['imports', 'overview', 'search', 'demo', 'setup'],
  [
    ['domains', 'handlers', 'problem', 'backend', 'reader', 'demo.ts'],
    ['writerMessages', 'waiting', 'writer', 'writerThread', 'front', 'process'],
  ].flat(),
]
const floorOf = (room: string) => floors.findIndex((floor) => floor.includes(room))

const backendRooms = rooms((path) => {
  const [, , room, ...inside] = path.startsWith('electron/backend/') ? path.split('/') : []
  // `demo.ts` starts a program with the data that the folder of the same name loads.
  return inside.length > 0 || room === 'demo.ts' ? room : room?.replace(/\.ts$/, '')
})

test('the graph has all files and their imports', () => {
  expect(files.get('electron/backend/process.ts')).toContain('electron/backend/backend.ts')
  expect(files.get('renderer/App.svelte')?.size).toBeGreaterThan(3)
  expect(backendRooms.get('imports')).toContain('identity')
  const importing = sources.filter((path) => (files.get(path)?.size ?? 0) > 0)
  expect(importing.length).toBeGreaterThan(sources.length * 0.8)
})

test('no two rooms of the backend hold each other up', () => {
  expect(circles(backendRooms)).toEqual([])
})

test('every room of the backend has a floor', () => {
  expect([...backendRooms.keys()].filter((room) => floorOf(room) < 0)).toEqual([])
  expect(floors.flat().filter((room) => !backendRooms.has(room))).toEqual([])
})

test('no room imports from a floor above its own', () => {
  const upwards = [...backendRooms].flatMap(([room, others]) =>
    [...others].filter((other) => floorOf(other) > floorOf(room)).map((other) => `${room} → ${other}`),
  )
  expect(upwards).toEqual([])
})

test('circles are found where there are any', () => {
  const graph = new Map(
    Object.entries({ a: new Set(['b']), b: new Set(['c', 'd']), c: new Set(['a']), d: new Set<string>() }),
  )
  expect(circles(graph)).toEqual(['a → b → c → a'])
})

test('no two files hold each other up', () => {
  expect(circles(files)).toEqual([])
})
