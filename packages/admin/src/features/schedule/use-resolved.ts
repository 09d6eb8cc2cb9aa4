import type { DayDate } from '@chered/protocol/ids'
import type { ResolvedDay, ScheduleDifference } from '@chered/protocol/schedule'
import type { Answer, Refused } from '@chered/ui/api'
import { staffRequest } from '@chered/ui/staff/session'
import { useEffect, useState } from 'react'
import type { Asked } from '../../store.ts'

const TAKEN_EVERY_MS = 20_000
const AGAIN_MS = 3000

/**
 * An answer that depends on `path` (null: nothing to ask) and is asked for
 * anew with each `revision`. While the next answer is under way the last one
 * to the same path stays, so that nothing flickers.
 */
function useAnswer<T>(path: string | null, revision: string): Asked<T> {
  const [known, setKnown] = useState<{ path: string | null; value: T | null; refused: Refused | null }>({
    path: null,
    value: null,
    refused: null,
  })
  useEffect(() => {
    if (path === null) return
    let wanted = revision !== ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const answer: Answer<T> = await staffRequest<T>('GET', path)
      if (!wanted) return
      setKnown((last) =>
        answer.ok
          ? { path, value: answer.value, refused: null }
          : { path, value: last.path === path ? last.value : null, refused: answer },
      )
      timer = setTimeout(() => void ask(), answer.ok ? TAKEN_EVERY_MS : AGAIN_MS)
    }
    void ask()
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [path, revision])
  return known.path === path ? known : { value: null, refused: null }
}

/** How the layers come out on some days: in force, or with a drafted version in the place of the approved one. */
export function useDays(
  from: DayDate,
  to: DayDate,
  version: { readonly id: string; readonly revision: number } | null,
  revision: string,
): Asked<readonly ResolvedDay[]> {
  const drafted = version === null ? '' : `&version=${encodeURIComponent(version.id)}`
  const answer = useAnswer<readonly ResolvedDay[] | { readonly days: readonly ResolvedDay[] }>(
    `/api/schedule/days?from=${from}&to=${to}${drafted}`,
    `${version?.revision ?? 0}/${revision}`,
  )
  const { value } = answer
  return { value: value === null ? null : 'days' in value ? value.days : value, refused: answer.refused }
}

/** What a version changes against what is in force on `from`; null asks nothing. */
export function useDifference(
  version: { readonly id: string; readonly revision: number; readonly state: string } | null,
  from: DayDate,
): Asked<ScheduleDifference> {
  return useAnswer<ScheduleDifference>(
    version === null
      ? null
      : `/api/schedule/versions/${encodeURIComponent(version.id)}/difference?from=${from}`,
    `${version?.revision}/${version?.state}`,
  )
}
