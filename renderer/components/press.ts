/**
 * A field shows its error when it is left. Left by a press on a button, the error would push that button away before
 * the press ends, and the click would be lost. So what changes the layout waits until the pointer is up again.
 */
let pressed = false

if (typeof window !== 'undefined') {
  const release = () => (pressed = false)
  window.addEventListener('pointerdown', () => (pressed = true), { capture: true })
  window.addEventListener('pointerup', release, { capture: true })
  window.addEventListener('pointercancel', release, { capture: true })
}

/** Runs now, or right after the click that the present press becomes. */
export function afterPress(run: () => void): void {
  if (!pressed) return run()
  const done = () => {
    window.removeEventListener('pointerup', done)
    window.removeEventListener('pointercancel', done)
    setTimeout(run)
  }
  window.addEventListener('pointerup', done)
  window.addEventListener('pointercancel', done)
}
