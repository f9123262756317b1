/** What the import screens say in sentences stands in their messages module, where it is read and changed together. */
import { expect, test } from 'vitest'
import { sources, texts } from './sources.ts'

/** Three words or more: shorter are labels. */
const isSentence = (text: string): boolean => /\p{L}{2,}\P{L}+\p{L}{2,}\P{L}+\p{L}{2,}/u.test(text)

test('no sentence of the import stands outside its messages', () => {
  const own = sources().filter(
    ({ path }) => path.startsWith('renderer/screens/roster/import/') && !path.endsWith('/messages.ts'),
  )
  expect(own.length).toBeGreaterThan(15)
  const inline = own.flatMap(({ path, tree }) =>
    texts(tree)
      .filter((text) => isSentence(text) && !/[[/]/.test(text))
      .map((text) => `${path.split('/').at(-1) ?? ''}: ${text.replace(/\s+/g, ' ')}`),
  )
  expect(inline).toEqual([])
})
