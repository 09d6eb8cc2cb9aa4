import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Two pages of one build: the hall board, and the visitor's page, which the server
// gives at /t/<token> while its assets stay under /board/.
export default defineConfig({
  base: '/board/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: { index: 'index.html', phone: 'phone.html' } },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/live': { target: 'http://127.0.0.1:8080', ws: true } },
  },
})
