import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Two pages from one build: the administrator's workplace at `/admin/`, the start page at `/`. */
export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: ['index.html', 'start.html'] },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/live': { target: 'http://127.0.0.1:8080', ws: true } },
  },
})
