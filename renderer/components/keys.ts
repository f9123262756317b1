/** Keyboard shortcuts written as people read them: "Ctrl+K", "Shift+F10", "/". */

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** True when the press is exactly this shortcut. Ctrl also stands for Command. */
export function matchesShortcut(press: KeyPress, shortcut: string): boolean {
  const parts = shortcut.split(/\+(?!$)/)
  const key = parts.pop() ?? ''
  const wants = (name: string) => parts.includes(name)
  const printsAlone = key.length === 1 && !/[a-z0-9]/i.test(key)
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === wants('Ctrl') &&
    press.altKey === wants('Alt') &&
    (printsAlone || press.shiftKey === wants('Shift'))
  )
}

/** True where a press is text being typed, so that one-key commands must keep still. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}
