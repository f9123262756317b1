/** Whether the part of the program that holds the data answers. Kept for as long as it lasts, unlike a toast. */
import { transport } from '../transport.ts'

class Connection {
  /** Why nothing can be asked, and what to do; empty while all is well. */
  problem = $state('')
  /** It is being asked again and again. */
  retrying = $state(false)

  /** To be called once, while the app is set up; `onback` runs when it answers again. Returns how to stop. */
  watch(onback: (message: string) => void): () => void {
    return transport.on('backend.state', ({ state, message, retrying = false }) => {
      this.problem = state === 'stopped' ? message : ''
      this.retrying = retrying
      if (state === 'restarted') onback(message)
    })
  }
}

export const connection = new Connection()
