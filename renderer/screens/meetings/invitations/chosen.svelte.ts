/** Who was ticked in the dialog that invites, across its tabs. */
import type { Addressee } from '../../../../electron/contract/invitations.ts'
import { keysOf, noneTicked, propose, tick, type Ticked } from './choosing.ts'

export class Chosen {
  #ticked = $state.raw<Ticked>(noneTicked)
  /** Keys each proposing tab has proposed, so that a tick taken away stays away. */
  readonly #proposed: Record<string, ReadonlySet<string>> = {}

  readonly count = $derived(this.#ticked.size)
  /** People asked for by those chosen. */
  readonly seats = $derived([...this.#ticked.values()].reduce((sum, { quota }) => sum + quota, 0))

  get all(): Addressee[] {
    return [...this.#ticked.values()]
  }

  has = (key: string): boolean => this.#ticked.has(key)

  tick(shown: readonly Addressee[], keys: ReadonlySet<string>): void {
    this.#ticked = tick(this.#ticked, shown, keys)
  }

  propose(tab: string, proposal: readonly Addressee[]): void {
    this.#ticked = propose(this.#ticked, this.#proposed[tab] ?? keysOf([]), proposal)
    this.#proposed[tab] = keysOf(proposal)
  }
}
