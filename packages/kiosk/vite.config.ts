import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { bundleLimit } from './bundle-limit.ts'

export default defineConfig({
  base: '/kiosk/',
  plugins: [react(), bundleLimit(170)],
  // The limit that counts is the gzipped one above.
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1000 },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/live': { target: 'http://127.0.0.1:8080', ws: true } },
  },
})
