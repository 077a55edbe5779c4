import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const COMPRESSIBLE = /\.(css|html|js|json|md|svg)$/

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/**
 * Writes what the server needs to serve the build from its class path, where folders cannot be
 * listed: the names of all files in `files.txt`, and a gzipped sibling of each text.
 */
export function servedFiles(): Plugin {
  let folder = ''
  return {
    name: 'waymark-served-files',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle() {
      const files = filesBelow(folder)
      for (const file of files.filter((name) => COMPRESSIBLE.test(name))) {
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
      }
      const names = files.map((file) => relative(folder, file).split(sep).join('/')).sort()
      writeFileSync(join(folder, 'files.txt'), names.join('\n') + '\n')
    },
  }
}
