import type { OrganisationId } from '../../../../electron/contract/ids.ts'
import { confirm } from '../../../components/index.ts'
import { run } from '../../../state/commands.svelte.ts'
import { messages } from './messages.ts'

/** Asks, removes, and answers whether it is gone; what stands in the way is told. */
export async function removeOrganisation({ id, name }: { id: OrganisationId; name: string }): Promise<boolean> {
  const agreed = await confirm({
    title: messages.removeTitle(name),
    message: messages.removeMessage,
    action: messages.remove,
    danger: true,
  })
  return agreed && (await run('organisations.remove', { id }, { done: messages.removed(name) })).ok
}
