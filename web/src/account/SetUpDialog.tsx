import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { confirmSecondFactor, type Proposal, proposeSecondFactor } from '../api/account'
import { userQuery } from '../api/session'
import { CodeField } from '../sign-in/CodeField'
import { PasswordField } from '../sign-in/PasswordField'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { Dialog } from '../ui/Dialog'
import { FormDialog } from '../ui/FormDialog'
import { useForm } from '../ui/useForm'
import { AppCode } from './AppCode'

/** Password, then the app, then recovery codes. */
export function SetUpDialog({ onClose }: { onClose: () => void }) {
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  if (codes) return <RecoveryDialog codes={codes} onClose={onClose} />
  if (proposal) return <ScanDialog proposal={proposal} onDone={setCodes} onClose={onClose} />
  return <ProofDialog onDone={setProposal} onClose={onClose} />
}

function ProofDialog({ onDone, onClose }: { onDone: (proposal: Proposal) => void; onClose: () => void }) {
  const [password, setPassword] = useState('')
  const state = useForm({
    check: () => (password === '' ? { password: 'Enter your password.' } : {}),
    place: ({ status }) => (status === 401 ? 'password' : null),
    send: async () => onDone(await proposeSecondFactor(password)),
  })
  return (
    <FormDialog title="Set up an app" verb="Continue" doing="Checking…" dirty={false} state={state} onClose={onClose}>
      <PasswordField
        label="Your password"
        name="password"
        kind="current"
        value={password}
        error={state.errors.password}
        onChange={setPassword}
      />
    </FormDialog>
  )
}

function ScanDialog({
  proposal,
  onDone,
  onClose,
}: {
  proposal: Proposal
  onDone: (codes: string[]) => void
  onClose: () => void
}) {
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const state = useForm({
    check: () => (code.trim() === '' ? { code: 'Enter what the app shows.' } : {}),
    place: ({ status }) => (status === 422 ? 'code' : null),
    send: async () => {
      onDone((await confirmSecondFactor(code)).recoveryCodes)
      void queries.invalidateQueries({ queryKey: userQuery.queryKey })
    },
  })
  return (
    <FormDialog title="Set up an app" verb="Turn on" doing="Checking…" dirty={false} state={state} onClose={onClose}>
      <p>Have your authenticator app read this, or type the secret into it. Then enter what the app shows.</p>
      <AppCode text={proposal.uri} />
      <p className="flex items-center gap-1">
        <code className="font-mono text-[13px] break-all">{proposal.secret}</code>
        <CopyButton text={proposal.secret} label="Copy the secret" />
      </p>
      <CodeField value={code} error={state.errors.code} onChange={setCode} />
    </FormDialog>
  )
}

function RecoveryDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  return (
    <Dialog
      title="Recovery codes"
      onClose={onClose}
      footer={
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            I have kept them
          </Button>
        </div>
      }
    >
      <p className="mb-3">
        Each of these signs you in once if you lose your phone. Keep them somewhere safe: they are not shown again.
      </p>
      <div className="flex items-start justify-between gap-2 rounded-sm border px-3 py-2">
        <ul className="font-mono text-[13px] leading-6">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton text={codes.join('\n')} label="Copy the recovery codes" />
      </div>
    </Dialog>
  )
}
