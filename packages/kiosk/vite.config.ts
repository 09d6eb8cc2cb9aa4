import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { bundleLimit } from './bundle-limit.ts'
import { shellBuild, workerFile } from './shell-build.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  base: '/kiosk/',
  plugins: [react(), bundleLimit(185), shellBuild(here('dist'))],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The limit that counts is the gzipped one above.
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: { main: here('index.html'), worker: here('src/shell/worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? workerFile : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/live': { target: 'http://127.0.0.1:8080', ws: true } },
  },
})
