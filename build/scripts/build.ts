/** `npm run build`: builds main, preload, backend, host and renderer into out/. */
import { run } from './tools.ts'

process.exit(await run('electron-vite', ['build', '--config', 'build/electron.vite.config.ts']))
