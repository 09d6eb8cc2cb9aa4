import type { Session } from '@chered/protocol/staff'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/PageHead.tsx'
import { ApprovedList } from './ApprovedList.tsx'
import { LookUpJournal } from './LookUpJournal.tsx'
import { forgetPayments, loadAccess, loadJournal } from './payments-store.ts'
import './payments.css'

/** The head's list of people with access to the payment check (instruction 2.1), and who looked up what for. */
export function PaymentsPage(props: { session: Session; fresh: boolean; now: number }) {
  const { t } = useTranslation()
  const { session, fresh, now } = props
  useEffect(() => {
    if (!fresh) return
    void loadAccess()
    void loadJournal(null)
  }, [fresh])
  useEffect(() => forgetPayments, [])
  return (
    <>
      <PageHead title={t('payments.title')} under={t('payments.about')} now={now} fresh={fresh} />
      <div className="payments-columns">
        <ApprovedList head={session.roles.includes('head')} fresh={fresh} />
        <LookUpJournal fresh={fresh} />
      </div>
    </>
  )
}
