import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changePassword, sessionsQuery } from '../api/account'
import { PasswordField } from '../sign-in/PasswordField'
import { PASSWORD_HELP, passwordProblem } from '../sign-in/passwords'
import { SectionForm } from '../ui/SectionForm'
import { type Errors, useForm } from '../ui/useForm'

export function PasswordForm() {
  const queries = useQueryClient()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [saved, setSaved] = useState<Date | null>(null)
  const reset = () => {
    setPresent('')
    setNext('')
  }
  const state = useForm({
    check: (): Errors => {
      const problem = passwordProblem(next)
      return {
        ...(present === '' ? { currentPassword: 'Enter your password.' } : {}),
        ...(problem ? { newPassword: problem } : {}),
      }
    },
    place: ({ status }) => (status === 401 ? 'currentPassword' : null),
    send: async () => {
      await changePassword(present, next)
      reset()
      setSaved(new Date())
      void queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
  })
  return (
    <SectionForm
      title="Password"
      about="A new one signs out every other browser."
      dirty={present !== '' || next !== ''}
      saved={saved}
      state={state}
      onReset={reset}
    >
      <PasswordField
        label="Present password"
        name="currentPassword"
        kind="current"
        value={present}
        error={state.errors.currentPassword}
        onChange={setPresent}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        kind="new"
        value={next}
        error={state.errors.newPassword}
        help={PASSWORD_HELP}
        onChange={setNext}
      />
    </SectionForm>
  )
}
