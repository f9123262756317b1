/** Where a file of the import stands. */
export type FileStatus = 'waiting' | 'reading' | 'ready' | 'applying' | 'applied' | 'failed'
/** What a file needs of the person at the desk. `same`: all in it is known already; `stopped`: reading was cancelled. */
export type FileState =
  'waiting' | 'reading' | 'asks' | 'ready' | 'same' | 'applying' | 'applied' | 'undone' | 'stopped' | 'failed'
