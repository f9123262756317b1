/** Commands of the Ctrl+K palette: places to go and things to do, found by what one might call them. */
import CalendarPlus from '@lucide/svelte/icons/calendar-plus'
import Copy from '@lucide/svelte/icons/copy'
import Clock from '@lucide/svelte/icons/clock-alert'
import DatabaseBackup from '@lucide/svelte/icons/database-backup'
import FileUp from '@lucide/svelte/icons/file-up'
import History from '@lucide/svelte/icons/history'
import Redo2 from '@lucide/svelte/icons/redo-2'
import Settings from '@lucide/svelte/icons/settings'
import Undo2 from '@lucide/svelte/icons/undo-2'
import type { PaletteItem } from './components/types.ts'
import { redoLast, undoLast } from './state/commands.svelte.ts'
import { router } from './state/router.svelte.ts'

export interface FindCommand extends PaletteItem {
  /** Other words one may type for it. */
  words: string
  run: () => void
}

const go =
  (...place: string[]) =>
  () =>
    router.go(...place)

const commands: FindCommand[] = [
  { id: 'import', label: 'Impor berkas', words: 'excel xlsx unggah muat', icon: FileUp, run: go('pemangku', 'impor') },
  { id: 'meeting', label: 'Buat rapat', words: 'baru tambah rakor', icon: CalendarPlus, run: go('rapat', 'baru') },
  {
    id: 'duplicates',
    label: 'Data ganda',
    words: 'duplikat gabung pisah kembar',
    icon: Copy,
    run: go('pemangku', 'ganda'),
  },
  {
    id: 'late',
    label: 'Janji yang terlambat',
    words: 'lewat tenggat tindak lanjut',
    icon: Clock,
    run: go('tindak-lanjut', 'terlambat'),
  },
  {
    id: 'undo',
    label: 'Batalkan perubahan terakhir',
    words: 'undo kembali',
    icon: Undo2,
    shortcut: 'Ctrl+Z',
    run: () => void undoLast(),
  },
  {
    id: 'redo',
    label: 'Ulangi yang dibatalkan',
    words: 'redo lagi',
    icon: Redo2,
    shortcut: 'Ctrl+Y',
    run: () => void redoLast(),
  },
  {
    id: 'history',
    label: 'Riwayat perubahan',
    words: 'jurnal log siapa kapan',
    icon: History,
    run: go('pengaturan', 'riwayat'),
  },
  {
    id: 'backups',
    label: 'Cadangan dan pemulihan',
    words: 'backup pulihkan simpan',
    icon: DatabaseBackup,
    run: go('pengaturan', 'cadangan'),
  },
  {
    id: 'settings',
    label: 'Pengaturan kantor dan kop',
    words: 'setelan lambang surat alamat',
    icon: Settings,
    run: go('pengaturan', 'kantor'),
  },
]

/** All of them before anything is typed; then those in which every word begins a word. */
export function matchingCommands(typed: string): FindCommand[] {
  const asked = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label, words }) => {
    const said = ` ${label} ${words}`.toLowerCase()
    return asked.every((word) => said.includes(` ${word}`))
  })
}
