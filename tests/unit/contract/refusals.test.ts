/** Whatever a page sends, what comes back can be shown: schemas speak English where nobody gave them a sentence. */
import type * as v from 'valibot'
import { expect, test } from 'vitest'
import { type Channel, inputs, shortCall } from '../../../electron/contract/api.ts'
import { createDispatch, type HandlerTable } from '../../../electron/contract/dispatch.ts'

/** What valibot's schemas say of themselves, as far as wrong inputs can be made from it. */
interface Known {
  type: string
  pipe?: Known[]
  wrapped?: Known
  item?: Known
  value?: Known
  entries?: Record<string, Known>
  options?: unknown[]
  literal?: unknown
  key?: string
}

const anything = [null, true, '', ' ', 'x', 'y'.repeat(20_001), -1, 1.5, 101, 2 ** 60, NaN, [], [null], {}, { lain: 1 }]

/** Wrong, or at least odd, inputs of a schema: of any kind as a whole, and so for each of its parts. */
function odd(schema: Known): unknown[] {
  const [first] = schema.pipe ?? []
  if (first && first !== schema) return odd(first)
  if (schema.wrapped) return odd(schema.wrapped)
  const parts = Object.entries(schema.entries ?? {}).flatMap(([key, part]) =>
    odd(part).map((value) => ({ ...literals(schema), [key]: value })),
  )
  const items = schema.item ? odd(schema.item).map((item) => [item]) : []
  const values = schema.type === 'record' && schema.value ? odd(schema.value).map((value) => ({ 1: value })) : []
  const isChoice = schema.type === 'union' || schema.type === 'variant'
  const options = isChoice ? (schema.options as Known[]).flatMap(odd) : []
  return [...anything, ...parts, ...items, ...values, ...options]
}

/** What tells the kinds of a variant apart has to be right for the rest to be looked at. */
const literals = ({ entries = {} }: Known) =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, { literal }]) => (literal === undefined ? [] : [[key, literal]])),
  )

const channels = Object.keys(inputs) as Channel[]
const handlers = Object.fromEntries(channels.map((channel) => [channel, () => null])) as HandlerTable
const dispatch = createDispatch(handlers, () => undefined)

test.each(channels)('what is wrong with the input of %s is said in Indonesian sentences', async (channel) => {
  const said = new Set<string>()
  for (const input of odd(inputs[channel] as v.GenericSchema as unknown as Known)) {
    const result = await dispatch(channel, input, shortCall())
    if (result.ok) continue
    expect(result.error.code).toBe('invalid-input')
    for (const message of [result.error.message, ...Object.values(result.error.details ?? {})]) said.add(message)
  }
  expect(said.size).toBeGreaterThan(0)
  for (const message of said) {
    expect(message).toMatch(/^\p{Lu}.*\.$/u)
    expect(message).not.toMatch(/\b(?:invalid|expected|received|but|must|should|required|is|the)\b/i)
  }
})
