import { expect, test } from 'vitest'
import type { InvitationId } from '../../../electron/contract/ids.ts'
import { messages } from '../../../renderer/screens/meetings/sheet/messages.ts'
import { rowCounts } from '../../../renderer/screens/meetings/sheet/rowCounts.ts'

const seat = { invitationId: 1 as InvitationId, name: '', organisation: 'Dinas Sosial' }
const spare = { invitationId: null, name: '', organisation: '' }
const withdrawn = { invitationId: null, name: 'Ernata', organisation: 'Dinas Sosial' }

test('an issued sheet says which of its rows are blank', () => {
  expect(messages.issued(1, rowCounts([seat, seat, spare]))).toBe('Edisi 1 terbit: 2 baris undangan + 1 baris kosong')
  expect(messages.issued(2, rowCounts([seat]))).toBe('Edisi 2 terbit: 1 baris undangan')
  expect(rowCounts([seat, spare, withdrawn])).toEqual({ invited: 1, spare: 1, withdrawn: 1 })
})
