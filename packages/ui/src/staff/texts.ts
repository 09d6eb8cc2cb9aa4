import type { i18n } from 'i18next'
import { openTexts } from '../i18n.ts'
import staff_en from './locales/en.json' with { type: 'json' }
import staff_ru from './locales/ru.json' with { type: 'json' }

export const staffLanguages = ['ru', 'en'] as const
export type StaffLanguage = (typeof staffLanguages)[number]

const key = 'chered-staff-language'

function isStaffLanguage(code: string | null): code is StaffLanguage {
  return staffLanguages.some((known) => known === code)
}

/** The language chosen on this PC; Russian until somebody chose. */
function keptLanguage(): StaffLanguage {
  const kept = localStorage.getItem(key)
  return isStaffLanguage(kept) ? kept : 'ru'
}

/**
 * i18next for a staff screen: its own texts (`screen`, the default namespace),
 * those common to all screens (`common`) and those of the staff parts (`staff`).
 */
export async function openStaffTexts(screen: Record<StaffLanguage, object>): Promise<i18n> {
  const instance = await openTexts(screen, keptLanguage())
  instance.addResourceBundle('ru', 'staff', staff_ru)
  instance.addResourceBundle('en', 'staff', staff_en)
  instance.on('languageChanged', (code) => localStorage.setItem(key, code))
  return instance
}
