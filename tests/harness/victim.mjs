// Runs victim.ts in a process of its own, to be killed in the middle of its work.
import { runnerImport } from 'vite'

const { module } = await runnerImport(new URL('./victim.ts', import.meta.url).pathname, { logLevel: 'silent' })
await module.work(process.argv[2], process.argv[3])
