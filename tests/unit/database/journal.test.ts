import { afterEach, describe, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '../../harness/office.ts'

describe('the journal', () => {
  let office: TestOffice
  afterEach(() => office.close())

  test('names what Ctrl+Z would undo', async () => {
    office = await openOffice()
    const state = await office.ask('app.state', {})
    expect(state.phase).toBe('ready')
    await office.ask('settings.save', { ...state.settings, operator: 'Budi' })
    expect((await office.ask('app.state', {})).settings.operator).toBe('Budi')
  })
})
