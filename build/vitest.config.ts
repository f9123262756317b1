import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  plugins: [svelte({ configFile: resolve(root, 'build/svelte.config.js') })],
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/electron/**/*.test.ts'],
    pool: 'forks',
    // By default one core is left for whoever watches, which of two is half.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
