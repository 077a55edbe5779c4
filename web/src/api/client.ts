/** A call that did not succeed, in the API's words. */
export class ApiError extends Error {
  constructor(
    /** The HTTP status, 0 if the server was not reached. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** The id under which the server logged the request, if it answered. */
    readonly requestId: string | null,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

export type QueryValue = string | number | boolean | undefined
export type Query = Record<string, QueryValue>

/** A body is sent as JSON, a form as such. */
type Options = { query?: Query; body?: unknown; signal?: AbortSignal | undefined }

/** Calls the API on the app's own host with the session's cookie. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await send(method, path, options)
  const text = await response.text()
  const content = parsed(text)
  if (!response.ok) throw failure(response, content)
  return content as T
}

async function send(method: string, path: string, { query, body, signal }: Options) {
  const init: RequestInit = { method, signal: signal ?? null, credentials: 'same-origin' }
  if (body instanceof FormData) {
    init.body = body
  } else if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { 'Content-Type': 'application/json' }
  }
  try {
    return await fetch('/api' + path + queryString(query), init)
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(0, 'unreachable', 'The server does not answer.', null)
  }
}

function queryString(query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value))
  }
  return params.size === 0 ? '' : `?${params}`
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function failure(response: Response, content: unknown): ApiError {
  const error = (content as { error?: { code?: string; message?: string } } | undefined)?.error
  return new ApiError(
    response.status,
    error?.code ?? 'unexpected',
    error?.message ?? `The server answered with status ${response.status}.`,
    response.headers.get('X-Request-Id'),
  )
}
