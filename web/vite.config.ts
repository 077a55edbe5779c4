import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { servedFiles } from './build/served-files.ts'

/** The server that `npm run dev` sends API calls to. */
const SERVER = process.env.WAYMARK_SERVER ?? 'http://localhost:8080'

export default defineConfig({
  base: '/app/',
  plugins: [react(), tailwindcss(), servedFiles()],
  build: {
    // the server's policy allows no inline data
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
  },
  server: {
    proxy: {
      '/api': SERVER,
      '/app/instance.json': SERVER,
    },
  },
  test: { include: ['src/**/*.test.ts'] },
})
