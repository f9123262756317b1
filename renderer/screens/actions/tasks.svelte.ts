/** What can be done to an action, from wherever it is shown: one dialog at a time. Needs one ActionTasks on the page. */
import type { ActionRow, Progress } from '../../../electron/contract/actions.ts'
import type { MeetingId } from '../../../electron/contract/ids.ts'
import { confirm } from '../../components/confirm.svelte.ts'
import { run } from '../../state/commands.svelte.ts'
import { messages } from './messages.ts'

export type Task =
  | { kind: 'create'; meetingId: MeetingId | null }
  | { kind: 'edit' | 'verify' | 'impossible' | 'deadline'; action: ActionRow }
  /** `percent` proposes a figure; `report` is mended instead of a new one being added. */
  | { kind: 'report'; action: ActionRow; percent?: number; report?: Progress }

class Tasks {
  current = $state.raw<Task | null>(null)

  start(task: Task): void {
    this.current = task
  }

  end = (): void => {
    this.current = null
  }
}

export const tasks = new Tasks()

export const reopen = ({ id, code }: ActionRow) => run('actions.reopen', { id }, { done: messages.done.reopened(code) })

/** Asks first. True when they are gone. */
export async function removeActions(rows: readonly ActionRow[]): Promise<boolean> {
  const [first] = rows
  if (!first) return false
  const yes = await confirm({
    title: messages.remove.title(rows.length),
    message: messages.remove.message(rows.length === 1 ? `${first.code} “${first.step}”` : messages.total(rows.length)),
    action: rows.length === 1 ? messages.commands.remove : messages.commands.removeMany(rows.length),
    danger: true,
  })
  if (!yes) return false
  const ids = rows.map(({ id }) => id)
  const removed = await run('actions.remove', { ids }, { done: messages.done.removed(rows.length) })
  return removed.ok
}
