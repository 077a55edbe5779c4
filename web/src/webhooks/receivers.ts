/** What some receivers make of an address; undefined for all others. */
export function receiverHint(url: string): string | undefined {
  switch (hostname(url)) {
    case 'hooks.slack.com':
      return 'Slack gets messages for people to read.'
    case 'api.segment.io':
      return 'Segment is told of clicks, leads and sales. Write the source’s write key before the host: https://KEY@api.segment.io/v1/track'
    default:
      return undefined
  }
}

function hostname(url: string): string | null {
  try {
    return new URL(url.includes('://') ? url : `https://${url}`).hostname
  } catch {
    return null
  }
}
