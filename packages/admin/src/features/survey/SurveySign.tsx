import type { SurveyIcon } from '@chered/protocol/survey-choices'
import {
  Baby,
  CircleQuestionMark,
  Copy,
  FileCheck,
  FileText,
  IdCard,
  Info,
  type LucideIcon,
  PenLine,
  Scale,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'

/** The office's own signs, in the stroke of the others: the same drawings as on the kiosk. */
const rings = (
  <>
    <circle cx="8" cy="15.5" r="5.25" />
    <circle cx="16" cy="15.5" r="5.25" />
    <path d="M16 10.25 12.9 6.2l1.4-2.4h3.4l1.4 2.4z" />
  </>
)
const ringsApart = (
  <>
    <circle cx="5.75" cy="12" r="4" />
    <circle cx="18.25" cy="12" r="4" />
    <path d="M12 4v4.5M12 15.5V20" />
  </>
)
const candle = (
  <>
    <path d="M8.5 21v-8.5A1.5 1.5 0 0 1 10 11h4a1.5 1.5 0 0 1 1.5 1.5V21" />
    <path d="M5.5 21h13M12 8v3" />
    <path d="M12 8c1.5 0 2.4-.95 2.4-2.2C14.4 4.3 12 2 12 2S9.6 4.3 9.6 5.8C9.6 7.05 10.5 8 12 8z" />
  </>
)

type Sign =
  | { readonly kind: 'own'; readonly shape: ReactNode }
  | { readonly kind: 'lucide'; readonly Icon: LucideIcon }
const own = (shape: ReactNode): Sign => ({ kind: 'own', shape })
const lucide = (Icon: LucideIcon): Sign => ({ kind: 'lucide', Icon })

const signs: Readonly<Record<SurveyIcon, Sign>> = {
  baby: lucide(Baby),
  rings: own(rings),
  'rings-apart': own(ringsApart),
  candle: own(candle),
  copies: lucide(Copy),
  pen: lucide(PenLine),
  'file-check': lucide(FileCheck),
  file: lucide(FileText),
  'id-card': lucide(IdCard),
  users: lucide(Users),
  scales: lucide(Scale),
  info: lucide(Info),
  help: lucide(CircleQuestionMark),
}

/** The sign that a kiosk draws beside an answer; one that it does not know draws nothing there either. */
export function SurveySign({ name, className }: { name: string | undefined; className?: string }) {
  const sign = name === undefined ? undefined : (signs as Readonly<Record<string, Sign>>)[name]
  if (sign === undefined) return null
  if (sign.kind === 'lucide') return <sign.Icon className={className} aria-hidden="true" />
  return (
    <svg className={`lucide survey-own ${className ?? ''}`} viewBox="0 0 24 24" aria-hidden="true">
      {sign.shape}
    </svg>
  )
}
