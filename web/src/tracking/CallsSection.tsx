import { Code } from '../ui/Code'
import { Section } from '../ui/Section'

const CALLS = `dubAnalytics.trackLead({
  eventName: "Sign up",
  customerExternalId: "user_1",
  customerEmail: "ann@example.com",
})

dubAnalytics.trackSale({
  customerExternalId: "user_1",
  amount: 4900, // cents
  currency: "usd",
  invoiceId: "inv_1",
})`

const LINK = 'font-semibold text-spruce underline underline-offset-2'

/** How pages tell of leads and sales; all there is to it is in docs/tracking.md. */
export function CallsSection() {
  return (
    <Section
      title="Reporting leads and sales"
      about="From a page, once the script has loaded. The click’s id is filled in from the cookie."
    >
      <Code label="In a page" text={CALLS} />
      <p className="max-w-prose">
        Whoever knows the publishable key, which is everybody, can invent leads and sales. Where they are worth money,
        report them from your server, with a secret API key:{' '}
        <a href="/api/docs#trackLead" target="_blank" rel="noreferrer" className={LINK}>
          leads
        </a>{' '}
        and{' '}
        <a href="/api/docs#trackSale" target="_blank" rel="noreferrer" className={LINK}>
          sales
        </a>{' '}
        in the API reference.
      </p>
      <p className="max-w-prose text-muted">
        All attributes of the script, and what it does without cookies, for links to other sites of yours and with the
        package @dub/analytics, is in <code className="font-mono text-[13px]">docs/tracking.md</code>, which comes with
        Waymark.
      </p>
    </Section>
  )
}
