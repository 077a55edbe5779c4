import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** What a webhook can be told of, in the API's order. */
export const TRIGGERS = [
  'link.created',
  'link.updated',
  'link.deleted',
  'link.clicked',
  'lead.created',
  'sale.created',
  'partner.application_submitted',
  'partner.enrolled',
  'partner.merged',
  'commission.created',
  'bounty.created',
  'bounty.updated',
  'payout.confirmed',
  'discount_code.created',
  'discount_code.deleted',
] as const

export type Trigger = (typeof TRIGGERS)[number]

/** Of whose clicks a webhook is told. */
export type ClickScope = 'workspace' | 'folders' | 'links'

export type Webhook = {
  id: string
  name: string
  url: string
  /** The key of the signature. */
  secret: string
  triggers: Trigger[]
  /** Null unless it has the trigger `link.clicked`. */
  linkScope: ClickScope | null
  /** Null while it is told of anything. */
  disabledAt: string | null
  /** The integration it belongs to. */
  installationId: string | null
}

export type WebhookFields = {
  name: string
  url: string
  triggers: Trigger[]
  linkScope: ClickScope | null
  linkIds: string[]
  folderIds: string[]
}

/** What came of one attempt to deliver an event. */
export type Attempt = {
  event_id: string
  webhook_id: string
  /** The delivery's id; all attempts of one have the same. */
  message_id: string
  event: string
  url: string
  /** 503 if nobody answered. */
  http_status: number
  request_body: unknown
  response_body: string
  timestamp: string
}

export type Notice = { id: string; kind: 'created' | 'failing' | 'disabled'; failures: number; createdAt: string }

/** An event that is on its way. */
export type Queued = { messageId: string; eventId: string }

/** The API shows no more attempts than these. */
export const MOST_ATTEMPTS = 100

export function webhooksKey(workspaceId: string) {
  return ['webhooks', workspaceId] as const
}

export function webhooksQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspaceId), 'list'],
    queryFn: ({ signal }) => call<Webhook[]>('GET', '/webhooks', { query: { workspaceId }, signal }),
  })
}

export function webhookQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspaceId), 'one', id],
    queryFn: ({ signal }) => call<Webhook>('GET', path(id), { query: { workspaceId }, signal }),
  })
}

/** The last attempts, newest first. */
export function attemptsQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspaceId), 'attempts', id],
    queryFn: ({ signal }) => call<Attempt[]>('GET', `${path(id)}/events`, { query: { workspaceId }, signal }),
  })
}

/** What its owners should know of it, newest first. */
export function noticesQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspaceId), 'notices', id],
    queryFn: ({ signal }) => call<Notice[]>('GET', `${path(id)}/notices`, { query: { workspaceId }, signal }),
  })
}

/** The ids of the links whose clicks it is told of one by one. */
export function webhookLinksQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspaceId), 'links', id],
    queryFn: ({ signal }) => call<string[]>('GET', `${path(id)}/links`, { query: { workspaceId }, signal }),
  })
}

/** The ids of the folders whose links' clicks it is told of. */
export function webhookFoldersQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspaceId), 'folders', id],
    queryFn: ({ signal }) => call<string[]>('GET', `${path(id)}/folders`, { query: { workspaceId }, signal }),
  })
}

export function createWebhook(workspaceId: string, fields: Partial<WebhookFields>): Promise<Webhook> {
  return call('POST', '/webhooks', { query: { workspaceId }, body: fields })
}

export function changeWebhook(workspaceId: string, id: string, fields: Partial<WebhookFields>): Promise<Webhook> {
  return call('PATCH', path(id), { query: { workspaceId }, body: fields })
}

/** With its log, and whatever is still on its way. */
export function deleteWebhook(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', path(id), { query: { workspaceId } })
}

export function enableWebhook(workspaceId: string, id: string, enabled: boolean): Promise<Webhook> {
  return call('POST', `${path(id)}/${enabled ? 'enable' : 'disable'}`, { query: { workspaceId } })
}

/** Sends a sample, also to a webhook that is disabled. */
export function testWebhook(workspaceId: string, id: string, trigger: Trigger): Promise<Queued> {
  return call('POST', `${path(id)}/test`, { query: { workspaceId }, body: { trigger } })
}

/** The same event once more, as a new delivery. */
export function resendDelivery(workspaceId: string, id: string, messageId: string): Promise<Queued> {
  return call('POST', `${path(id)}/deliveries/${encodeURIComponent(messageId)}/resend`, { query: { workspaceId } })
}

function path(id: string): string {
  return `/webhooks/${encodeURIComponent(id)}`
}
