/** Removing a meeting: says exactly what goes, then takes it away. */
import { confirm } from '../../components/index.ts'
import { toasts } from '../../components/toasts.svelte.ts'
import type { MeetingId } from '../../../electron/contract/ids.ts'
import { run } from '../../state/commands.svelte.ts'
import { transport } from '../../transport.ts'
import { messages } from './messages.ts'

/** True when the meeting is gone. */
export async function removeMeeting({ id, title }: { id: MeetingId; title: string }): Promise<boolean> {
  const contents = await transport.call('meetings.contents', { id })
  if (!contents.ok) {
    toasts.show({ kind: 'bad', message: contents.error.message })
    return false
  }
  const sure = await confirm({
    title: messages.removal.title(title),
    message: messages.removal.message(contents.value),
    action: messages.removal.action,
    danger: true,
  })
  if (!sure) return false
  const removed = await run('meetings.remove', { id }, { done: messages.removal.done(title) })
  return removed.ok
}
