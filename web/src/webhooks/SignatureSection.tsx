import { Code } from '../ui/Code'
import { Section } from '../ui/Section'

const CHECK = `import { createHmac, timingSafeEqual } from 'node:crypto'

// rawBody: the bytes as they arrived, before anything parses them
function isSigned(rawBody, signature, secret) {
  const expected = createHmac('sha256', secret).update(rawBody).digest('hex')
  const given = Buffer.from(signature ?? '')
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))
}`

/** How an endpoint knows that an event is from here. */
export function SignatureSection() {
  return (
    <Section
      title="Checking the signature"
      about="Anybody can call your endpoint. Only this server knows the secret."
    >
      <p className="max-w-prose">
        The header <code className="font-mono text-[13px] whitespace-nowrap">Dub-Signature</code> is the HMAC-SHA256 of the
        body in hexadecimal, with the whole secret as the key. Events can come twice and in any order: tell them apart by
        their <code className="font-mono text-[13px]">id</code>, and answer with any status from 200 to 299 once you have
        them.
      </p>
      <Code label="With Node.js" text={CHECK} />
    </Section>
  )
}
