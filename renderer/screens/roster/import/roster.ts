/** Counts the writes to the roster, so that what was matched before one of them can be told from what came after. */
import { transport } from '../../../transport.ts'

export const roster = { version: 0 }

transport.on('data.changed', ({ topics }) => {
  if (topics.includes('roster')) roster.version++
})
