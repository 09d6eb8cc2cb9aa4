/** `350 ₽`, and `350,50 ₽` where there are kopecks. */
export function rubles(kopecks: number, language: string): string {
  const fraction = kopecks % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'RUB',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  }).format(kopecks / 100)
}
