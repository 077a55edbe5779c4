import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** What somebody wants to be mailed of a workspace. */
export type NotificationPreferences = { webhookFailing: boolean }

const path = (workspaceId: string) => `/workspaces/${workspaceId}/notification-preferences`

export function notificationsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['notifications', workspaceId],
    queryFn: ({ signal }) => call<NotificationPreferences>('GET', path(workspaceId), { query: { workspaceId }, signal }),
  })
}

export function chooseNotifications(workspaceId: string, wanted: NotificationPreferences) {
  return call<NotificationPreferences>('PATCH', path(workspaceId), { query: { workspaceId }, body: wanted })
}
