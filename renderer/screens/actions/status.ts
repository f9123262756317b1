/** How a status looks: an icon and a tone, so that neither words nor colour carry it alone. */
import Ban from '@lucide/svelte/icons/ban'
import CircleCheckBig from '@lucide/svelte/icons/circle-check-big'
import CircleDashed from '@lucide/svelte/icons/circle-dashed'
import Hourglass from '@lucide/svelte/icons/hourglass'
import LoaderCircle from '@lucide/svelte/icons/circle-dot-dashed'
import type { ActionStatus } from '../../../electron/contract/actions.ts'
import type { IconSource, Tone } from '../../components/types.ts'

export const statusLooks: Record<ActionStatus, { icon: IconSource; tone: Tone | 'plain' }> = {
  open: { icon: CircleDashed, tone: 'plain' },
  'in-progress': { icon: LoaderCircle, tone: 'info' },
  'reported-done': { icon: Hourglass, tone: 'warn' },
  verified: { icon: CircleCheckBig, tone: 'good' },
  impossible: { icon: Ban, tone: 'plain' },
}
