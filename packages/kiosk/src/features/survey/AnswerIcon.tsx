import {
  Baby,
  CircleQuestionMark,
  Copy,
  FileCheck,
  FileText,
  IdCard,
  Info,
  PenLine,
  Scale,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'

/** Our own signs, in the stroke of the others; Lucide has none for them. */
function Drawn({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  )
}

const drawn: Readonly<Record<string, ReactNode>> = {
  rings: (
    <>
      <circle cx="8" cy="15.5" r="5.25" />
      <circle cx="16" cy="15.5" r="5.25" />
      <path d="M16 10.25 12.9 6.2l1.4-2.4h3.4l1.4 2.4z" />
    </>
  ),
  'rings-apart': (
    <>
      <circle cx="5.75" cy="12" r="4" />
      <circle cx="18.25" cy="12" r="4" />
      <path d="M12 4v4.5M12 15.5V20" />
    </>
  ),
  candle: (
    <>
      <path d="M8.5 21v-8.5A1.5 1.5 0 0 1 10 11h4a1.5 1.5 0 0 1 1.5 1.5V21" />
      <path d="M5.5 21h13M12 8v3" />
      <path d="M12 8c1.5 0 2.4-.95 2.4-2.2C14.4 4.3 12 2 12 2S9.6 4.3 9.6 5.8C9.6 7.05 10.5 8 12 8z" />
    </>
  ),
}

const lucide: Readonly<Record<string, typeof Baby>> = {
  baby: Baby,
  copies: Copy,
  pen: PenLine,
  'file-check': FileCheck,
  help: CircleQuestionMark,
  file: FileText,
  'id-card': IdCard,
  users: Users,
  scales: Scale,
  info: Info,
}

/** The sign that a survey names for an answer; a name that is not known draws nothing. */
export function AnswerIcon({ name }: { name: string | undefined }) {
  if (name === undefined) return null
  const shape = drawn[name]
  if (shape) return <Drawn className="icon">{shape}</Drawn>
  const Icon = lucide[name]
  return Icon ? <Icon className="icon" aria-hidden="true" /> : null
}
