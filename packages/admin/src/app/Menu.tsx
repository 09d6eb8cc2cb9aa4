import type { Session } from '@chered/protocol/staff'
import type { SupervisionView } from '@chered/protocol/views'
import { LanguageChoice } from '@chered/ui/staff/LanguageChoice.tsx'
import { LinkStatus } from '@chered/ui/staff/LinkStatus.tsx'
import { signOut } from '@chered/ui/staff/session'
import { showRefusal } from '@chered/ui/staff/toasts'
import {
  Banknote,
  CalendarCheck,
  LayoutDashboard,
  ListTree,
  LogOut,
  MonitorCog,
  Stamp,
  Users,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useBookings } from '../features/bookings/bookings-store.ts'
import { troubleSection } from '../features/hall/trouble-words.ts'
import { useSchedule } from '../features/schedule/schedule-store.ts'
import { useAdmin } from '../store.ts'
import { Brand } from './Brand.tsx'
import { OfficeText } from './OfficeText.tsx'
import { type Section, sectionLink, sections } from './section.ts'

const icons = {
  hall: LayoutDashboard,
  approval: Stamp,
  bookings: CalendarCheck,
  schedule: Users,
  survey: ListTree,
  payments: Banknote,
  equipment: MonitorCog,
} as const

/** The sections that exist, how many troubles each has, the link and the person at the bottom. */
export function Menu(props: { session: Session; section: Section; view: SupervisionView | null }) {
  const { t } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const pending = useAdmin((s) => s.devices.value?.pending.length ?? 0)
  const submitted = useSchedule((s) => s.overview.value?.open?.state === 'submitted')
  const lost = useBookings((s) => s.relocations.value?.length ?? 0)
  const { roles } = props.session
  const shown = sections.filter((own) => own !== 'approval' || roles.includes('head'))
  async function leave() {
    const answer = await signOut()
    if (!answer.ok) showRefusal(answer)
  }
  return (
    <nav className="menu" aria-label={t('menu.label')}>
      <Brand />
      <p className="menu-office">{office && <OfficeText text={office.name} />}</p>
      <ul>
        {shown.map((section) => {
          const Icon = icons[section]
          const troubles =
            props.view?.troubles.filter((trouble) => troubleSection(trouble.code) === section).length ?? 0
          return (
            <li key={section}>
              <a href={sectionLink(section)} aria-current={section === props.section ? 'page' : undefined}>
                <Icon aria-hidden="true" />
                <span className="word">
                  {t(`menu.${section}`)}
                  {section === 'equipment' && pending > 0 && (
                    <Short className="new" short={t('menu.newDevices', { count: pending })}>
                      {t('menu.pending', { count: pending })}
                    </Short>
                  )}
                </span>
                {section === 'approval' && submitted && (
                  <Short className="count waits" short="1">
                    {t('schedule.approval.waits')}
                  </Short>
                )}
                {section === 'bookings' && lost > 0 && (
                  <Short className="count" short={String(lost)}>
                    {t('bookings.lost', { count: lost })}
                  </Short>
                )}
                {troubles > 0 && (
                  <Short className="count" short={String(troubles)}>
                    {t('menu.troubles', { count: troubles })}
                  </Short>
                )}
              </a>
            </li>
          )
        })}
      </ul>
      <div className="menu-foot">
        <LinkStatus />
        <LanguageChoice />
        <p className="who">
          <span title={props.session.name}>{props.session.name}</span>
          <button
            type="button"
            className="icon-button"
            onClick={leave}
            aria-label={t('menu.signOut')}
            title={t('menu.signOut')}
          >
            <LogOut aria-hidden="true" />
          </button>
        </p>
      </div>
    </nav>
  )
}

/** A short form for the eye, the whole sentence on pointing and for a screen reader. */
function Short({ className, short, children }: { className: string; short: string; children: string }) {
  return (
    <b className={className} title={children}>
      <span aria-hidden="true">{short}</span>
      <span className="visually-hidden">{children}</span>
    </b>
  )
}
