import { createSocket } from 'node:dgram'

const TYPES = { A: 1, CNAME: 5, TXT: 16 }
const ANSWER = 0x8180
const NO_SUCH_NAME = 3
const HEADER = 12
const TTL = 1

/**
 * A DNS on a free port that knows what is put into `records`, such as
 * `records.set('A go.example.com', ['203.0.113.7'])`, and nothing else.
 */
export async function startDns() {
  const records = new Map()
  const socket = createSocket('udp4')
  socket.on('message', (query, { address, port }) => socket.send(answerTo(query, records), port, address))
  await new Promise((done) => socket.bind(0, '127.0.0.1', done))
  return { records, address: `127.0.0.1:${socket.address().port}`, stop: () => socket.close() }
}

function answerTo(query, records) {
  const labels = []
  let at = HEADER
  while (query[at] !== 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]))
    at += 1 + query[at]
  }
  const name = labels.join('.').toLowerCase()
  const type = Object.keys(TYPES).find((each) => TYPES[each] === query.readUInt16BE(at + 1))
  const end = at + 5
  const values = records.get(`${type} ${name}`) ?? []
  const known = [...records.keys()].some((each) => each.endsWith(` ${name}`))
  const header = Buffer.alloc(HEADER)
  query.copy(header, 0, 0, 2)
  header.writeUInt16BE(known ? ANSWER : ANSWER | NO_SUCH_NAME, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(values.length, 6)
  return Buffer.concat([header, query.subarray(HEADER, end), ...values.map((value) => record(type, value))])
}

function record(type, value) {
  const content = contentOf(type, value)
  const head = Buffer.alloc(12)
  // the name is that of the question
  head.writeUInt16BE(0xc000 | HEADER, 0)
  head.writeUInt16BE(TYPES[type], 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(TTL, 6)
  head.writeUInt16BE(content.length, 10)
  return Buffer.concat([head, content])
}

function contentOf(type, value) {
  if (type === 'A') return Buffer.from(value.split('.').map(Number))
  const parts = type === 'TXT' ? [value] : [...value.split('.'), '']
  return Buffer.concat(parts.map((part) => Buffer.from([part.length, ...Buffer.from(part, 'latin1')])))
}
