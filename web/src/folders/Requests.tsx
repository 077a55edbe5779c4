import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type AccessRequest, changeFolderRole, endAccessRequest, foldersKey, requestAccess } from '../api/folders'
import { problemOf } from '../api/problem'
import { userQuery } from '../api/session'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Time } from '../ui/Time'
import { useToast } from '../ui/Toasts'

/** Who waits to edit a folder's links: for its owners to answer, for others to ask. */
export function Requests({
  folderId,
  requests,
  mayAnswer,
  mayEdit,
}: {
  folderId: string
  requests: AccessRequest[]
  mayAnswer: boolean
  /** Whether the user edits its links already. */
  mayEdit: boolean
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const toast = useToast()
  const { data: user } = useQuery(userQuery)
  const mine = requests.find((request) => request.userId === user?.id)

  async function run(work: () => Promise<unknown>, failed: string) {
    try {
      await work()
    } catch (failure) {
      toast({ kind: 'error', message: `${failed} ${problemOf(failure).message}` })
    } finally {
      await queries.invalidateQueries({ queryKey: foldersKey(workspace.id) })
    }
  }

  if (!mayAnswer) {
    if (mayEdit) return null
    return (
      <div className="mb-3 flex flex-wrap items-center gap-3 rounded-md border bg-surface px-4 py-3">
        <p className="min-w-0 flex-1">
          {mine ? 'You asked to edit its links. The folder’s owners see that.' : 'You see its links, and cannot edit them.'}
        </p>
        {mine ? (
          <Button onClick={() => void run(() => endAccessRequest(workspace.id, mine), 'The request stays.')}>
            Take back
          </Button>
        ) : (
          <Button onClick={() => void run(() => requestAccess(workspace.id, folderId), 'The request was not made.')}>
            Ask to edit
          </Button>
        )}
      </div>
    )
  }
  if (requests.length === 0) return null
  return (
    <section aria-label="Requests" className="mb-3 overflow-hidden rounded-md border bg-surface">
      <h2 className="border-b px-4 py-2 font-semibold">They ask to edit links</h2>
      <ul className="divide-y">
        {requests.map((request) => {
          const name = request.user.name ?? request.user.email ?? request.userId
          return (
            <li key={request.id} className="flex flex-wrap items-center gap-3 px-4 py-2.5">
              <p className="min-w-0 flex-1">
                <bdi className="font-semibold">{name}</bdi>{' '}
                <Time iso={request.createdAt} className="text-xs text-muted" />
              </p>
              <Button
                aria-label={`Deny ${name}`}
                onClick={() => void run(() => endAccessRequest(workspace.id, request), 'The request stays.')}
              >
                Deny
              </Button>
              <Button
                look="primary"
                aria-label={`Let ${name} edit`}
                onClick={() =>
                  void run(
                    () => changeFolderRole(workspace.id, folderId, request.userId, 'editor'),
                    'Nothing was granted.',
                  )
                }
              >
                Let edit
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
