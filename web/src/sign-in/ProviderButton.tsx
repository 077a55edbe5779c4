import { beginProviderSignIn } from '../api/session'
import { Button } from '../ui/Button'
import { FormFailure } from '../ui/Form'
import { useForm } from '../ui/useForm'

/** Leaves for the OpenID provider. */
export function ProviderButton({
  label,
  next,
  primary = false,
}: {
  label: string
  /** The page to come back to; the first one without. */
  next?: string | undefined
  primary?: boolean
}) {
  const state = useForm({
    send: async () => window.location.assign((await beginProviderSignIn(next)).url),
  })
  return (
    <>
      <FormFailure text={state.failure} />
      <Button look={primary ? 'primary' : 'secondary'} disabled={state.busy} onClick={() => void state.submit()}>
        {state.busy ? 'Leaving…' : label}
      </Button>
    </>
  )
}
