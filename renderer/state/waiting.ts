/** Says that what was asked for waits until others are done with the data, for as long as it does, and how long it is. */
import { toasts } from '../components/toasts.svelte.ts'
import { transport } from '../transport.ts'

/** One notice for all that waits. To be called once, while the app is set up; returns how to stop. */
export function tellWaiting(): () => void {
  const calls = new Set<number>()
  let notice: number | null = null
  function end(): void {
    calls.clear()
    if (notice !== null) toasts.dismiss(notice)
    notice = null
  }
  const stops = [
    transport.on('waiting', ({ call, over }) => {
      if (over) calls.delete(call)
      else calls.add(call)
      if (calls.size === 0) end()
      else
        notice ??= toasts.show({
          message: 'Menunggu pekerjaan lain selesai menyimpan. Yang Anda minta dikerjakan sesudahnya, menurut urutan.',
          since: Date.now(),
        })
    }),
    // Nobody says that it is over: what was asked for is refused.
    transport.on('backend.state', end),
  ]
  return () => {
    for (const stop of stops) stop()
    end()
  }
}
