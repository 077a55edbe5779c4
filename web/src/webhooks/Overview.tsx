import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Webhook, webhookFoldersQuery, webhookLinksQuery } from '../api/webhooks'
import { counted } from '../format/numbers'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Chip } from '../ui/Chip'
import { CopyButton } from '../ui/CopyButton'
import { Secret } from '../ui/Secret'
import { Section } from '../ui/Section'
import { triggerWords } from './triggers'

/** What is set of a webhook. */
export function Overview({ webhook, onEdit }: { webhook: Webhook; onEdit: (() => void) | undefined }) {
  const mayManage = useMayManage()
  return (
    <Section
      title="Settings"
      actions={
        onEdit && (
          <Button onClick={onEdit}>
            <Pencil size={16} strokeWidth={1.5} aria-hidden /> Edit
          </Button>
        )
      }
    >
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[7rem_minmax(0,1fr)]">
        <Entry term="Address">
          <span className="flex min-w-0 items-center gap-1">
            <span className="min-w-0 font-mono text-[13px] break-all" dir="ltr">
              {webhook.url}
            </span>
            <CopyButton text={webhook.url} label="Copy the address" />
          </span>
        </Entry>
        <Entry term="Told of">
          {webhook.triggers.length === 0 ? (
            'Nothing'
          ) : (
            <ul className="flex flex-wrap gap-1.5">
              {webhook.triggers.map((trigger) => (
                <li key={trigger} title={trigger}>
                  <Chip>{triggerWords(trigger)}</Chip>
                </li>
              ))}
            </ul>
          )}
        </Entry>
        {webhook.linkScope && (
          <Entry term="Clicks of">
            <Scope webhook={webhook} />
          </Entry>
        )}
        {mayManage && (
          <Entry term="Secret">
            <Secret name="secret" text={webhook.secret} />
          </Entry>
        )}
      </dl>
    </Section>
  )
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="-mb-2 font-semibold sm:mb-0 sm:py-1.5">{term}</dt>
      <dd className="flex min-h-8 min-w-0 items-center">{children}</dd>
    </>
  )
}

function Scope({ webhook }: { webhook: Webhook }) {
  const workspace = useWorkspace()
  const { data: links } = useQuery({
    ...webhookLinksQuery(workspace.id, webhook.id),
    enabled: webhook.linkScope === 'links',
  })
  const { data: folders } = useQuery({
    ...webhookFoldersQuery(workspace.id, webhook.id),
    enabled: webhook.linkScope === 'folders',
  })
  switch (webhook.linkScope) {
    case 'links':
      return links ? counted(links.length, 'link', 'links') : 'Single links'
    case 'folders':
      return folders ? `Links in ${counted(folders.length, 'folder', 'folders')}` : 'Links in some folders'
    default:
      return 'All links'
  }
}
