import type { Office } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { useNow } from '@chered/ui/use-now'
import { useKiosk } from '../../store.ts'
import { useAlone } from './alone.ts'
import { officeOpen, viewAlone } from './takes-alone.ts'

/** What the kiosk chooses by while it is alone; null when it can give no number at this moment. */
export function useAloneView(view: KioskView | null): { office: Office; view: KioskView } | null {
  const { snapshot, left, printer } = useAlone()
  const office = useKiosk((s) => s.office) ?? snapshot?.office ?? null
  const known = view ?? snapshot?.view ?? null
  const now = useNow(5000)
  if (office === null || known === null || left === 0 || !officeOpen(known.hours, office, now)) return null
  return { office, view: { ...viewAlone(known), printer } }
}
