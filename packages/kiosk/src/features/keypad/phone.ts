/** Russia's and Kazakhstan's code: assumed until the visitor erases it. */
export const assumedCode = '7'
/** A number with its country code has at most so many digits (ITU-T E.164). */
const mostDigits = 15
const leastDigits = 10
/** With the code 7 the number itself has ten digits. */
const nationalDigits = 10

/**
 * One more digit at the end of the digits typed so far, country code first.
 *
 * Many begin with 8, the old way to call within the country. Codes of cities
 * begin with 8 too, so it is taken for that only when an eleventh digit follows.
 */
export function typedDigit(digits: string, digit: string): string {
  if (!digits.startsWith(assumedCode)) return digits.length < mostDigits ? digits + digit : digits
  const national = digits.slice(1)
  if (national.length < nationalDigits) return digits + digit
  return national.startsWith('8') ? assumedCode + national.slice(1) + digit : digits
}

/** Whether it can be somebody's number. */
export function isComplete(digits: string): boolean {
  if (digits.startsWith(assumedCode)) return digits.length === 1 + nationalDigits
  return digits.length >= leastDigits && digits.length <= mostDigits
}

/** `+7 912 345-67-89`, as far as it is typed; other countries in groups of three. */
export function phoneText(digits: string): string {
  if (!digits.startsWith(assumedCode)) return `+${digits.match(/.{1,3}/g)?.join(' ') ?? ''}`
  const n = digits.slice(1)
  const groups = [n.slice(0, 3), n.slice(3, 6), n.slice(6, 8), n.slice(8)]
  const [area = '', ...rest] = groups.filter((group) => group !== '')
  return `+7 ${[area, rest.join('-')].filter(Boolean).join(' ')}`.trimEnd()
}
