/** What a caller must be allowed for each channel. */
import type { Channel } from './api.ts'
import type { Power } from './caller.ts'

const keeping: ReadonlySet<string> = new Set<Channel>([
  'settings.save',
  'setup.start',
  'demo.load',
  'demo.remove',
  'app.retry',
  'backups.create',
  'backups.restore',
  'shell.chooseDataFolder',
])
/** Makes a file of what one may look at, or ends one's own task. */
const looking = /\.export$|^shell\.|^tasks\./

/** What one must be allowed to use a channel. `reading`: it answers and does nothing. */
export const powerFor = (channel: Channel, reading: boolean): Power =>
  keeping.has(channel) ? 'keep' : reading || looking.test(channel) ? 'look' : 'write'
