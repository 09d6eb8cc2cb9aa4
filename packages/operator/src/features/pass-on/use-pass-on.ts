import type { DeskId, StaffId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { StaffList } from '@chered/protocol/staff'
import { officeText } from '@chered/ui/i18n'
import { useView } from '@chered/ui/live'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { findByName } from '../booking/find-service.ts'
import { useReading } from '../booking/use-reading.ts'
import type { Situation } from '../desk/situation.ts'
import { serviceName } from '../visit/OfficeText.tsx'
import { candidateOf, type PassPlan, type ShownTarget, shownTargets } from './pass-plan.ts'
import { type Target, targetsOf } from './targets.ts'

/** Where a visitor can go now, and whom the plan points at. */
export interface PassOn {
  readonly shown: readonly ShownTarget[]
  readonly candidate: ShownTarget | null
}

const nowhere: PassOn = { shown: [], candidate: null }

/** What the plan shows and points at; nothing while no plan is open. Follows windows that open and close. */
export function usePassOn(props: {
  plan: PassPlan | null
  situation: Situation
  office: Office | null
  deskId: DeskId
  staffId: StaffId
}): PassOn {
  const { t, i18n } = useTranslation()
  const { plan, situation, office, deskId, staffId } = props
  const desks = useView('desks', undefined)?.body.desks
  const staff = useReading<StaffList>(plan === null ? null : '/api/staff', 0)
  const visit = situation.kind === 'called' || situation.kind === 'serving' ? situation.visit : null
  const targets = useMemo(() => {
    if (office === null || desks === undefined || visit === null) return []
    const services = [visit.serviceId, ...visit.planned]
    const people = staff?.ok ? staff.value.staff : []
    return targetsOf({ office, desks, staff: people, deskId, staffId, services }).map((target) =>
      inWords(target, office, t, i18n.language),
    )
  }, [office, desks, staff, visit, deskId, staffId, t, i18n.language])
  if (plan === null) return nowhere
  const shown = shownTargets(targets, plan, (all, typed) =>
    findByName(all, ({ name, detail }) => `${name} ${detail}`, typed),
  )
  return { shown, candidate: candidateOf(shown, plan) }
}

function inWords(target: Target, office: Office, t: TFunction, language: string): ShownTarget {
  return { target, name: nameOf(target, office, t, language), detail: detailOf(target, office, t, language) }
}

function nameOf({ to, desks, staffName }: Target, office: Office, t: TFunction, language: string): string {
  switch (to.kind) {
    case 'desk':
      return t('desk.name', { number: desks[0] })
    case 'staff':
      return staffName ?? ''
    case 'service':
      return serviceName(office, to.serviceId, language)
    case 'queue': {
      const queue = office.queues.find(({ id }) => id === to.queueId)
      return queue ? `${queue.letter} · ${officeText(queue.name, language)}` : ''
    }
  }
}

/** Who or what is there; for a target that makes no sense now, why. */
function detailOf(target: Target, office: Office, t: TFunction, language: string): string {
  const { unfit, kind, desks, staffName, serviceId } = target
  if (unfit !== null) return t(`pass.unfit.${unfit}`, { name: staffName ?? '', context: kind })
  const windows = t('pass.desks', { count: desks.length, desks: desks.join(', ') })
  const rest = target.paused ? t('pass.paused') : null
  const service = serviceId === null ? '' : serviceName(office, serviceId, language)
  switch (kind) {
    case 'desk':
      return [staffName, rest, service].filter(Boolean).join(' · ')
    case 'staff':
      return [windows, rest, service].filter(Boolean).join(' · ')
    case 'service':
      return windows
    case 'queue':
      return [windows, service].filter(Boolean).join(' · ')
  }
}
