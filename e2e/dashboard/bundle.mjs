import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const WEB = createRequire(new URL('../../web/package.json', import.meta.url))
const REACT = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client']

/** A module of this folder and what it imports as one script for browsers, by the bundler and with the React of the dashboard. */
export async function bundle(entry) {
  const { build } = await import(pathToFileURL(WEB.resolve('vite')))
  const [{ output }] = await build({
    root: HERE,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: REACT.map((name) => ({ find: new RegExp(`^${name}$`), replacement: WEB.resolve(name) })) },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
  })
  return output[0].code
}
