import type { NamedSubject } from '@chered/protocol/incidents'
import type { TFunction } from 'i18next'

/** What people call a device: its own name, or its kind with the window's number. */
export function subjectName(t: TFunction, { kind, name, desk }: NamedSubject): string {
  if (name !== null && name !== '') return name
  const word = t(`fault.kind.${kind}`, { ns: 'staff' })
  return desk === null ? word : t('fault.atDesk', { kind: word, desk, ns: 'staff' })
}

/** What is wrong with it, in the words of whoever reports it. */
export function faultWord(t: TFunction, fault: string): string {
  return t(`fault.what.${fault}`, { ns: 'staff' })
}
