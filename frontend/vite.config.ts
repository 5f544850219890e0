import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { budget } from './budget'
import { compressed } from './compress'
import { emoji } from './emoji'
import { field } from './field'
import { icons } from './icons'

const hub = process.env.HUB_ORIGIN ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [react(), emoji(), icons(), budget(), field(), compressed()],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // Its package names the build for development whatever one builds.
      'react-router': fileURLToPath(
        new URL('./node_modules/react-router/dist/production/index.mjs', import.meta.url),
      ),
    },
  },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    // The guides are read where they are kept.
    fs: { allow: ['.', '../docs'] },
    proxy: {
      '/api': hub,
      '/files': hub,
      '/media': hub,
      '/webhooks': hub,
      '/ws': { target: hub, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['tests/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    css: false,
    pool: 'threads',
    poolOptions: { threads: { maxThreads: 2 } },
  },
})
