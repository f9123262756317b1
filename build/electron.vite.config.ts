/** One configuration builds the four programs: main (with backend, host and threads), preload and renderer. */
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { collectLicences } from './licences.ts'

const root = resolve(import.meta.dirname, '..')
const from = (path: string) => resolve(root, path)
/** Where the four programs go; another folder lets two builds run side by side. */
const out = process.env['SINERGI_OUT'] ?? from('out')

/** Packages that stay out of the bundle: the native module, and what the Electron runtime provides. */
const external = ['electron', 'better-sqlite3', 'playwright', /^node:/]

/** How long each plugin took is nobody's concern here. */
const checks = { bundlerTimings: false, pluginTimings: false }

export default defineConfig({
  main: {
    root,
    plugins: [collectLicences()],
    // Its Node build declares a `require` of its own, which clashes with the one electron-vite puts into every chunk.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: resolve(out, 'main'),
      emptyOutDir: true,
      externalizeDeps: false,
      minify: false,
      sourcemap: false,
      rollupOptions: {
        checks,
        external,
        input: {
          index: from('electron/main/index.ts'),
          backend: from('electron/backend/process.ts'),
          'import-worker': from('electron/backend/workbooks/read/worker.ts'),
          writer: from('electron/backend/writer.ts'),
          host: from('electron/host/main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: resolve(out, 'preload'),
      emptyOutDir: true,
      externalizeDeps: false,
      rollupOptions: {
        checks,
        external,
        input: { preload: from('electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [svelte({ configFile: from('build/svelte.config.js') }), collectLicences()],
    build: {
      outDir: resolve(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      rollupOptions: { checks, input: { index: from('renderer/index.html') } },
    },
  },
})
