/** The country code that a number without one gets: Russia and Kazakhstan share it. */
const countryCode = '7'

/**
 * Digits of a phone as the server keeps them, with the country code: a leading 8
 * and a number of ten digits without a code become 7…; `+` in front means that
 * the code has been said.
 */
export function phoneDigits(text: string): string {
  const digits = text.replace(/\D/g, '')
  if (digits === '' || text.trim().startsWith('+')) return digits.slice(0, 15)
  if (digits.startsWith('8')) return (countryCode + digits.slice(1)).slice(0, 15)
  if (digits.startsWith(countryCode) && digits.length > 10) return digits.slice(0, 15)
  return digits.length <= 10 && !digits.startsWith(countryCode) ? countryCode + digits : digits.slice(0, 15)
}

/** `+7 987 654-32-10` of digits with the code; what is not there yet is left out; other codes as they are. */
export function phoneText(digits: string): string {
  if (digits === '') return ''
  if (!digits.startsWith(countryCode) || digits.length > 11) return `+${digits}`
  const parts = [digits.slice(1, 4), digits.slice(4, 7), digits.slice(7, 9), digits.slice(9, 11)]
  const [area, ...rest] = parts.filter((part) => part !== '')
  if (area === undefined) return `+${countryCode}`
  return `+${countryCode} ${[area, rest.join('-')].filter((part) => part !== '').join(' ')}`
}

/** Whether the digits can be a phone number: none yet, or a whole one. */
export function isPhone(digits: string): boolean {
  if (digits === '') return true
  return digits.startsWith(countryCode) ? digits.length === 11 : /^\d{10,15}$/.test(digits)
}
