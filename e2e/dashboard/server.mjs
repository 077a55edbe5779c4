import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const JAR = fileURLToPath(new URL('../../server/target/quarkus-app/quarkus-run.jar', import.meta.url))
/** What the tests of the packaged product had the JVM learn, for whoever starts with the same options. */
const LEARNT = fileURLToPath(new URL('../../server/target/learnt-for-tests.jsa', import.meta.url))
const OPTIONS = [
  '--sun-misc-unsafe-memory-access=allow',
  '-XX:+UseCompactObjectHeaders',
  // a server that lives for a minute has no use for the second compiler
  '-XX:TieredStopAtLevel=1',
  ...(existsSync(LEARNT) ? ['-Xlog:disable', `-XX:SharedArchiveFile=${LEARNT}`] : []),
]
const START = 120_000
const STOP = 30_000

async function freePort() {
  const probe = createServer()
  await new Promise((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address()
  await new Promise((done) => probe.close(done))
  return port
}

/**
 * Runs the packaged server on a free port, with its data in a new folder, until `stop` is called.
 * Its first start tells the owner's password and an API key. `settings` are of the server's
 * environment.
 */
export async function startServer(settings = {}) {
  if (!existsSync(JAR)) throw new Error(`there is no ${JAR}: run ./waymark build`)
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java'
  const port = await freePort()
  const data = await mkdtemp(join(tmpdir(), 'waymark-e2e-'))
  const child = spawn(
    java,
    // the visitor's country and address are as a proxy in front would tell them
    [...OPTIONS, '-jar', JAR, 'up', '--data', join(data, 'data'), '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, WAYMARK_PROXY_TRUSTED: '127.0.0.1,::1', ...settings },
    },
  )
  let output = ''
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start:\n${output}`)), START)
    const read = (chunk) => {
      output += chunk
      if (output.includes('Ctrl-C stops it')) {
        clearTimeout(timer)
        resolve()
      }
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with ${code}:\n${output}`))
    })
  })
  async function stop() {
    if (child.exitCode === null) {
      const ended = new Promise((done) => child.once('exit', done))
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP)
      child.kill('SIGTERM')
      await ended
      clearTimeout(timer)
    }
    await rm(data, { recursive: true, force: true })
  }
  try {
    await ready
  } catch (failure) {
    await stop()
    throw failure
  }
  const told = (name) => new RegExp(`^\\s*${name}\\s+(\\S+)`, 'm').exec(output)?.[1]
  return {
    origin: `http://localhost:${port}`,
    email: told('e-mail'),
    password: told('password'),
    key: told('API key'),
    stop,
  }
}

/** Calls the API as a program would. */
export async function api(server, method, path, body) {
  const response = await fetch(server.origin + '/api' + path, {
    method,
    headers: { Authorization: `Bearer ${server.key}`, 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const DESKTOP =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'

/** Visits a short link as somebody elsewhere. */
export async function visit(link, { address = '203.0.113.7', referrer, phone = false } = {}) {
  const headers = { 'User-Agent': phone ? PHONE : DESKTOP, 'X-Forwarded-For': address, Accept: 'text/html' }
  if (referrer) headers.Referer = referrer
  const response = await fetch(link, { headers, redirect: 'manual' })
  await response.arrayBuffer()
  return response
}
