import { createHmac } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP = 30_000

/** The code that an authenticator app shows for a secret (RFC 6238), `ahead` steps from now. */
export function totp(secret, ahead = 0) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP) + ahead))
  const hash = createHmac('sha1', decoded(secret)).update(counter).digest()
  const at = hash[hash.length - 1] & 0xf
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function decoded(secret) {
  let bits = ''
  for (const letter of secret.replace(/[\s=]/g, '')) bits += LETTERS.indexOf(letter.toUpperCase()).toString(2).padStart(5, '0')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}
