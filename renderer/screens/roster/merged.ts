/** A link to a record that was merged into another leads on to the one that holds it, and says so. */
import { untrack } from 'svelte'
import { toasts } from '../../components/index.ts'
import { router } from '../../state/router.svelte.ts'
import { messages } from './messages.ts'

/** Leaves the page of `asked` where the record that was found is another. */
export function leadOn(
  place: 'orang' | 'instansi',
  asked: number,
  found: { id: number; name: string; askedAs: string } | undefined,
): void {
  if (!found || found.id === asked) return
  // The effect that asks follows the record alone, not the toasts on screen.
  untrack(() => toasts.show({ message: messages.mergedInto(found.askedAs, found.name) }))
  router.replace('pemangku', place, found.id)
}
