import { useId, useState } from 'react'
import { connectService, type LinkService, type Offer } from '../api/serviceImports'
import { useWorkspace } from '../shell/workspaces'
import { counted } from '../format/numbers'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { SERVICES } from './services'

/** Takes the token of a service; one that is there is never shown. */
export function ServiceToken({
  service,
  offer,
  running,
  onConnect,
}: {
  service: LinkService
  offer: Offer
  running: boolean
  onConnect: (offer: Offer) => void
}) {
  const workspace = useWorkspace()
  const id = useId()
  const [token, setToken] = useState('')
  const [another, setAnother] = useState(false)
  const { name, token: label, where } = SERVICES[service]
  const state = useForm({
    check: () => (token.trim() === '' ? { token: `Enter the ${label}.` } : {}),
    send: async () => {
      onConnect(await connectService(workspace.id, service, token.trim()))
      setToken('')
      setAnother(false)
    },
  })
  if (offer.connected && !another) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p role="status">
          {name} shows {counted(offer.domains.length, 'domain', 'domains')}.
        </p>
        <Button onClick={() => setAnother(true)} disabled={running}>
          Another token…
        </Button>
      </div>
    )
  }
  return (
    <Form id={id} state={state}>
      <TextField
        label={label}
        name="token"
        type="password"
        autoComplete="off"
        mono
        className="sm:max-w-120"
        value={token}
        help={`${where} It is kept encrypted until the import has ended, for a day at most.`}
        error={state.errors.token}
        onChange={(value) => {
          setToken(value)
          state.forget('token')
        }}
      />
      <div>
        <FormFailure text={state.failure} />
        <Button type="submit" look="primary" disabled={state.busy}>
          {state.busy ? `Asking ${name}…` : 'Connect'}
        </Button>
      </div>
    </Form>
  )
}
