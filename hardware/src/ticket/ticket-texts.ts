import type { Language } from '@chered/protocol/text'
import { z } from 'zod'
import en from './locales/en.json' with { type: 'json' }
import kk from './locales/kk.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import tt from './locales/tt.json' with { type: 'json' }

/** The words of the paper in one language; `{n}`, `{range}` and `{time}` are filled in. */
const TicketTexts = z.object({
  copy: z.string(),
  desk: z.string(),
  calledAround: z.string(),
  calledAroundShort: z.string(),
  /** By plural category (Unicode CLDR); a language without forms has `other` alone. */
  ahead: z.object({
    one: z.string().optional(),
    few: z.string().optional(),
    many: z.string().optional(),
    other: z.string(),
  }),
  aheadShort: z.string(),
  nobodyAhead: z.string(),
  minutes: z.string(),
  nobodyServes: z.string(),
  /** Of a ticket given out without the server: how long cannot be said, and what to do. */
  emergencyWait: z.string(),
  emergencyHow: z.string(),
  appointment: z.string(),
  appointmentLate: z.string(),
  documents: z.string(),
  phoneTitle: z.string(),
  phoneText: z.string(),
  watchBoard: z.string(),
  slipTitle: z.string(),
  slipHow: z.string(),
  slipCheckIn: z.string(),
})
export type TicketTexts = z.infer<typeof TicketTexts>

export const ticketTexts: Readonly<Record<Language, TicketTexts>> = {
  ru: TicketTexts.parse(ru),
  tt: TicketTexts.parse(tt),
  en: TicketTexts.parse(en),
  kk: TicketTexts.parse(kk),
}

/** "Перед вами 3 человека": how many will be called before, as a sentence in `language`. */
export function aheadSentence(language: Language, ahead: number): string {
  const texts = ticketTexts[language]
  if (ahead === 0) return texts.nobodyAhead
  const category = new Intl.PluralRules(language).select(ahead)
  const form = category === 'zero' || category === 'two' ? undefined : texts.ahead[category]
  return (form ?? texts.ahead.other).replace('{n}', String(ahead))
}

/** "15–25 мин" from the range in words of the content. */
export function minutesText(language: Language, range: string): string {
  return ticketTexts[language].minutes.replace('{range}', range)
}

/** "По записи на 10:40", or that the time is over and the live queue goes on. */
export function appointmentText(
  language: Language,
  { time, late }: { readonly time: string; readonly late: boolean },
): string {
  const { appointment, appointmentLate } = ticketTexts[language]
  return (late ? appointmentLate : appointment).replace('{time}', time)
}

/** Desk numbers as people read them: `1, 3`, and `1–4, 7` when three or more follow one another. */
export function deskList(desks: readonly number[]): string {
  const sorted = [...new Set(desks)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const desk of sorted) {
    const last = runs.at(-1)
    if (last && last[1] + 1 === desk) last[1] = desk
    else runs.push([desk, desk])
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to - from === 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ')
}
