import { useId, useState } from 'react'
import { slugOf } from '../general/slugs'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { ADDRESS, TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { BOX } from './Door'
import { PasswordField } from './PasswordField'
import { PASSWORD_HELP } from './passwords'
import { type SetUpFields, setUpProblems } from './setUp'

/** The first user, the first workspace, and perhaps its first domain. */
export function SetUpForm({ code, send }: { code: string; send: (fields: SetUpFields) => Promise<void> }) {
  const id = useId()
  const [typed, setTyped] = useState({ code, name: '', email: '', password: '', workspace: '', domain: '' })
  /** Null while it follows the workspace's name. */
  const [slug, setSlug] = useState<string | null>(null)
  const fields: SetUpFields = { ...typed, slug: slug ?? slugOf(typed.workspace) }
  const state = useForm({
    check: () => setUpProblems(fields),
    place: ({ status, message }) => (status === 401 ? 'code' : status === 409 && /slug/i.test(message) ? 'slug' : null),
    send: () => send(fields),
  })
  const bound = (name: keyof typeof typed) => ({
    name,
    value: typed[name],
    error: state.errors[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  })
  return (
    <div className={BOX}>
      <p>Nobody has an account on this server yet. Make the first one.</p>
      <Form id={id} state={state}>
        {code === '' && (
          <TextField
            {...bound('code')}
            label="Set-up code"
            mono
            autoFocus
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            help="The server's log has it, and the file secrets/set-up-code in its data folder."
          />
        )}
        <TextField {...bound('name')} label="Your name" autoComplete="name" maxLength={190} autoFocus={code !== ''} />
        <TextField
          {...bound('email')}
          label="E-mail"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={190}
        />
        <PasswordField {...bound('password')} label="Password" kind="new" help={PASSWORD_HELP} />
        <TextField {...bound('workspace')} label="Workspace" maxLength={190} help="What your company or team is called." />
        <TextField
          label="Its name in addresses"
          name="slug"
          mono
          autoCapitalize="none"
          spellCheck={false}
          maxLength={48}
          value={fields.slug}
          error={state.errors.slug}
          onChange={(value) => setSlug(value.toLowerCase())}
        />
        <TextField
          {...bound('domain')}
          {...ADDRESS}
          label="Short domain"
          note="optional"
          mono
          help="Such as go.example.com. It can be added later."
        />
      </Form>
      {code !== '' && state.errors.code && <FormFailure text={state.errors.code} />}
      <FormFailure text={state.failure} />
      <Button type="submit" form={id} look="primary" disabled={state.busy}>
        {state.busy ? 'Setting up…' : 'Set up'}
      </Button>
    </div>
  )
}
