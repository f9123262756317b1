/** Removing people: says who goes, and offers to spare those a meeting remembers. */
import type { PersonId } from '../../../../electron/contract/ids.ts'
import { confirm, toasts } from '../../../components/index.ts'
import { run } from '../../../state/commands.svelte.ts'
import { messages } from '../messages.ts'

const mostNamed = 3

interface Named {
  id: PersonId
  name: string
}

/** Asks, removes, and answers whether anybody was removed. */
export async function removePeople(people: Named[]): Promise<boolean> {
  const [first] = people
  if (!first) return false
  const words = messages.remove
  const names = people
    .map(({ name }) => name)
    .filter(Boolean)
    .slice(0, mostNamed)
  const agreed = await confirm({
    title: people.length === 1 && first.name ? words.person(first.name) : words.people(people.length),
    message: words.message(names, people.length - names.length),
    action: words.action(people.length),
    danger: true,
  })
  if (!agreed) return false
  const ids = people.map(({ id }) => id)
  const result = await run('people.remove', { ids }, { quiet: true, done: words.done(ids.length) })
  if (result.ok) return true
  const kept = result.error.details ?? {}
  const free = ids.filter((id) => kept[String(id)] === undefined)
  if (result.error.code !== 'in-use' || free.length === 0) {
    toasts.show({ kind: 'bad', message: result.error.message })
    return false
  }
  const reasons = Object.values(kept)
  const rest = await confirm({
    title: words.restTitle,
    message: words.rest(reasons.slice(0, mostNamed), Math.max(0, reasons.length - mostNamed), free.length),
    action: words.action(free.length),
    danger: true,
  })
  return rest && (await run('people.remove', { ids: free }, { done: words.done(free.length) })).ok
}
