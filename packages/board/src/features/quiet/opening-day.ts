/**
 * Is the local date `YYYY-MM-DD` today, tomorrow or later, seen at `now` (ms) in
 * the office's time zone?
 */
export function openingDay(date: string, now: number, timeZone: string): 'today' | 'tomorrow' | 'later' {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
  if (date === today) return 'today'
  const next = new Date(`${today}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return date === next.toISOString().slice(0, 10) ? 'tomorrow' : 'later'
}
