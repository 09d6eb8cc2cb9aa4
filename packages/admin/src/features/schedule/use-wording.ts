import type { ResolvedDay } from '@chered/protocol/schedule'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { peopleOf } from './people.ts'
import type { Wording } from './row-words.ts'
import { useSchedule } from './schedule-store.ts'

const nobody: readonly never[] = []

/** Names and texts for sentences about the schedule. */
export function useWording(days: readonly ResolvedDay[] = nobody): Wording {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const staff = useSchedule((s) => s.staff.value) ?? nobody
  const { language } = i18n
  const people = useMemo(() => peopleOf(staff, office, days, language), [staff, office, days, language])
  return { t, language, office, people }
}
