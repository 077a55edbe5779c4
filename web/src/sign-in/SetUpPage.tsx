import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { createDomain } from '../api/domains'
import { problemOf } from '../api/problem'
import { setUp, setUpQuery } from '../api/setUp'
import { normalised } from '../domains/names'
import { Button } from '../ui/Button'
import { Waiting } from '../ui/States'
import { BOX, Door, tokenOfAddress, WAY } from './Door'
import { SetUpForm } from './SetUpForm'
import type { SetUpFields } from './setUp'

/** The first set-up of a server on which nobody has an account. */
export function SetUpPage() {
  const [code] = useState(tokenOfAddress)
  const router = useRouter()
  const queries = useQueryClient()
  const standing = useQuery({ ...setUpQuery, staleTime: Infinity })
  /** Why the domain was refused, once everything else is made. */
  const [refused, setRefused] = useState<{ slug: string; why: string } | null>(null)

  async function enter(slug: string) {
    queries.clear()
    await router.navigate({ to: '/$workspace/links', params: { workspace: slug }, search: {} })
  }

  async function send({ domain, ...wish }: SetUpFields) {
    const made = await setUp(wish)
    if (domain.trim() !== '') {
      try {
        await createDomain(made.workspace, normalised(domain))
      } catch (cause) {
        return setRefused({ slug: made.slug, why: problemOf(cause).message })
      }
    }
    await enter(made.slug)
  }

  return (
    <Door title="Set up Waymark">
      {refused ? (
        <div className={BOX}>
          <p role="status">Your account and workspace are made, but the domain could not be added: {refused.why}</p>
          <p>You can add it later, in the settings of the workspace.</p>
          <Button look="primary" onClick={() => void enter(refused.slug)}>
            Go to your links
          </Button>
        </div>
      ) : standing.data?.needed === false ? (
        <div className={BOX}>
          <p>This server is set up already.</p>
          <Link to="/login" className={WAY}>
            Sign in
          </Link>
        </div>
      ) : standing.isPending ? (
        <Waiting what="the server" />
      ) : (
        <SetUpForm code={code} send={send} />
      )}
    </Door>
  )
}
