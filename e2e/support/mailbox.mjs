// A mail server on this machine that keeps what it is given. The product has to be told of it.
import { createServer } from 'node:net'
import { once } from 'node:events'
import { eventually } from './eventually.mjs'

/** Begins to listen; `settings` are for the product's environment. */
export async function mailbox() {
  const mails = []
  const server = createServer((socket) => converse(socket, (mail) => mails.push(mail)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    mails,
    settings: {
      WAYMARK_MAIL_HOST: '127.0.0.1',
      WAYMARK_MAIL_PORT: String(server.address().port),
      WAYMARK_MAIL_SECURITY: 'none',
      WAYMARK_MAIL_FROM: 'Waymark <waymark@example.com>',
    },
    /** The first web address in the newest mail to somebody, which may still be on its way, and is not taken twice. */
    async linkTo(address) {
      const isTo = ({ to }) => to === address
      await eventually(`a mail to ${address} arrives`, () => mails.some(isTo))
      const [mail] = mails.splice(mails.findLastIndex(isTo), 1)
      return /https?:\/\/[^\s"<>]+/.exec(textOf(mail.data))[0]
    },
    close: () => server.close(),
  }
}

/** The server's part of a conversation, as far as a client without extensions needs it (RFC 5321). */
function converse(socket, onMail) {
  let buffer = ''
  let to = null
  let inMail = false
  const say = (line) => socket.write(`${line}\r\n`)
  const answer = (line) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)[1].toLowerCase()
    if (verb === 'DATA') inMail = true
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    say(verb === 'DATA' ? '354 go on' : '250 ok')
  }
  socket.setEncoding('latin1')
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    buffer += chunk
    for (;;) {
      const end = buffer.indexOf(inMail ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = buffer.slice(0, end)
      buffer = buffer.slice(end + (inMail ? 5 : 2))
      if (inMail) {
        inMail = false
        onMail({ to, data: part.replaceAll('\r\n..', '\r\n.') })
        say('250 taken')
      } else {
        answer(part)
      }
    }
  })
  say('220 mailbox')
}

/** A mail's text, whether or not letters in it are written as numbers (RFC 2045, 6.7). */
function textOf(data) {
  if (!/^content-transfer-encoding: quoted-printable/im.test(data)) return data
  return data.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
}
