import { useQuery } from '@tanstack/react-query'
import { methodsQuery } from '../api/account'
import { ProviderButton } from '../sign-in/ProviderButton'
import { Section } from '../ui/Section'

/** Joins the account to its owner at the OpenID provider, where there is one. */
export function ProviderSection() {
  const { data: methods } = useQuery(methodsQuery)
  if (!methods?.provider) return null
  return (
    <Section
      title="Single sign-on"
      about="Sign in there once from here, with the same e-mail address, and this account opens that way from then on."
    >
      <div>
        <ProviderButton label={methods.provider} next="/account" />
      </div>
    </Section>
  )
}
