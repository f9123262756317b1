/** `--demo`: the demo data in a new office. */
import type { AppState } from '../contract/app.ts'
import type { Backend } from './backend.ts'

/** An office that has been set up already is left alone. */
export async function loadDemo(
  backend: Pick<Backend, 'call'>,
  report: (where: string, error: unknown) => void,
): Promise<void> {
  const state = await backend.call('app.state', {})
  if (!state.ok || (state.value as AppState).phase !== 'setup') return
  const done = await backend.call('setup.start', {
    office: 'Bappeda Kab. Kutai Timur',
    operator: 'Operator',
    demo: true,
  })
  if (!done.ok) report('demo', done.error)
}
