/** One key for each thing done at the door, while the list has the focus. */

export type PresenceCommand = 'mark' | 'proxy' | 'companion' | 'unmark' | 'guest' | 'edit' | 'search'

const commands: Partial<Record<string, PresenceCommand>> = {
  enter: 'mark',
  ' ': 'mark',
  m: 'proxy',
  p: 'companion',
  u: 'unmark',
  backspace: 'unmark',
  delete: 'unmark',
  g: 'guest',
  e: 'edit',
  f2: 'edit',
  '/': 'search',
}

/** Null where the key is none of these, or is pressed together with Ctrl, Alt or the Windows key. */
export function presenceKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): PresenceCommand | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  return commands[event.key.toLowerCase()] ?? null
}
