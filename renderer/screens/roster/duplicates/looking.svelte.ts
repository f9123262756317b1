/** One search for pairs: its progress, and how it ended. */
import type { DuplicateKind } from '../../../../electron/contract/duplicates.ts'
import type { AppError } from '../../../../electron/contract/errors.ts'
import { transport } from '../../../transport.ts'

export class Looking {
  readonly kind: DuplicateKind
  running = $state(false)
  done = $state(0)
  total = $state(0)
  cancelled = $state(false)
  error = $state.raw<AppError | null>(null)
  #task = ''

  constructor(kind: DuplicateKind) {
    this.kind = kind
  }

  /** `found` is told when it has ended well. */
  look = async (found: () => Promise<void>): Promise<void> => {
    if (this.running) return
    const task = crypto.randomUUID()
    const stop = transport.on('progress', (told) => {
      if (told.task !== task || told.finished) return
      this.done = told.done
      this.total = told.total
    })
    this.#task = task
    this.running = true
    this.done = this.total = 0
    this.cancelled = false
    const answer = await transport.call('duplicates.find', { kind: this.kind }, task)
    stop()
    this.running = false
    this.cancelled = !answer.ok && answer.error.code === 'cancelled'
    this.error = answer.ok || this.cancelled ? null : answer.error
    if (answer.ok) await found()
  }

  cancel = (): void => void transport.call('tasks.cancel', { task: this.#task })
}
