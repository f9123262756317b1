import { describe, expect, it } from 'vitest'
import { type KeyPress, matchesShortcut } from '../../../../renderer/components/keys.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('a shortcut is met by exactly its keys', () => {
  it('with Ctrl, or Command in its stead, in either case', () => {
    expect(matchesShortcut(press('k', { ctrlKey: true }), 'Ctrl+K')).toBe(true)
    expect(matchesShortcut(press('K', { metaKey: true }), 'Ctrl+K')).toBe(true)
    expect(matchesShortcut(press('k'), 'Ctrl+K')).toBe(false)
  })
  it('and no key more', () => {
    expect(matchesShortcut(press('z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Z')).toBe(false)
    expect(matchesShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z')).toBe(true)
    expect(matchesShortcut(press('k', { ctrlKey: true, altKey: true }), 'Ctrl+K')).toBe(false)
  })
  it('but a mark may need Shift on some keyboards', () => {
    expect(matchesShortcut(press('?', { shiftKey: true }), '?')).toBe(true)
    expect(matchesShortcut(press('+', { ctrlKey: true }), 'Ctrl++')).toBe(true)
  })
})
