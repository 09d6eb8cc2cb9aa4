import type { Office } from '@chered/protocol/office'
import type { DeskView } from '@chered/protocol/views'
import { useEffect } from 'react'
import type { Situation } from '../desk/situation.ts'
import { PaymentSheet } from '../payment/PaymentSheet.tsx'
import { ServicesSheet } from './ServicesSheet.tsx'
import { closeVisitSheet, type VisitSheetKind } from './visit-sheet.ts'

/** The sheet that is open, in the place of the work area; the ticket and the main button stay. */
export function VisitSheet(props: {
  kind: VisitSheetKind
  view: DeskView
  situation: Situation
  office: Office | null
}) {
  const { kind, view, situation, office } = props
  const visit = situation.kind === 'called' || situation.kind === 'serving' ? situation.visit : null
  useFocusReturn()
  switch (kind) {
    case 'payment':
      return (
        <PaymentSheet
          key={visit?.visitId ?? 'nobody'}
          visit={visit}
          office={office}
          onClose={closeVisitSheet}
        />
      )
    case 'services':
      return (
        visit && (
          <ServicesSheet
            visit={visit}
            deskId={view.deskId}
            deskNumber={view.number}
            office={office}
            onClose={closeVisitSheet}
          />
        )
      )
  }
}

/** After the sheet the keyboard stands at the main button again, where the next press belongs. */
function useFocusReturn(): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        document.querySelector<HTMLElement>('.acts .big')?.focus({ preventScroll: true })
      })
    },
    [],
  )
}
