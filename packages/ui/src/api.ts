import { csrfHeader } from '@chered/protocol/choices'
import type { CommandId } from '@chered/protocol/ids'
import type { Problem, RefusalCode } from '@chered/protocol/refusals'

/** `no-answer`: nobody can say whether the server heard; a command is then safe to send again. */
export type Refused = {
  readonly ok: false
  readonly code: RefusalCode | 'no-answer'
  readonly params: Readonly<Record<string, string | number>>
}
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused

const noAnswer: Refused = { ok: false, code: 'no-answer', params: {} }

let deviceToken: string | null = null
/** From now on requests speak for this device. */
export function speakAsDevice(token: string | null): void {
  deviceToken = token
}

/** A new command id: one for each press, kept for its retries. */
export function newCommandId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('') as CommandId
}

/** One request; gives up after `timeoutMs`, or when `abort` says so. */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  timeoutMs = 5000,
  abort?: AbortSignal,
): Promise<Answer<T>> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        [csrfHeader]: '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(deviceToken === null ? {} : { authorization: `Bearer ${deviceToken}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: abort
        ? AbortSignal.any([abort, AbortSignal.timeout(timeoutMs)])
        : AbortSignal.timeout(timeoutMs),
    })
  } catch {
    return noAnswer
  }
  const json: unknown = response.status === 204 ? undefined : await response.json().catch(() => null)
  if (response.ok) return { ok: true, value: json as T }
  const problem = json as Partial<Problem> | null
  if (!problem?.code) return noAnswer
  return { ok: false, code: problem.code, params: problem.params ?? {} }
}

/**
 * Sends a command and, when nothing comes back, the same command again: its id
 * makes the repeat harmless. Ends with `no-answer` after about ten seconds.
 */
export async function command<T>(path: string, body: { commandId: CommandId }): Promise<Answer<T>> {
  const tries = 3
  for (let n = 1; ; n++) {
    const answer = await request<T>('POST', path, body, 3000)
    if (answer.ok || answer.code !== 'no-answer' || n === tries) return answer
    await new Promise((resolve) => setTimeout(resolve, 400 * n))
  }
}
