import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const WEB = createRequire(new URL('../../web/package.json', import.meta.url))
const REACT = ['react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom/client', 'react-dom', 'react']

/** A module and what it imports as one script for browsers, with the React and the bundler of the dashboard. */
export async function bundle(code) {
  const { build } = await import(pathToFileURL(WEB.resolve('vite')))
  const entry = 'virtual:entry'
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    root: new URL('.', import.meta.url).pathname,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: REACT.map((name) => ({ find: new RegExp(`^${name}$`), replacement: WEB.resolve(name) })) },
    plugins: [
      {
        name: 'entry',
        resolveId: (id, importer) => (id === entry ? new URL('entry.js', import.meta.url).pathname : undefined),
        load: (id) => (id.endsWith('/entry.js') && !id.includes('node_modules') ? code : undefined),
      },
    ],
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
  })
  return output[0].code
}
