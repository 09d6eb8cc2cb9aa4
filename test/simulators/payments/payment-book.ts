import { readFileSync, renameSync, writeFileSync } from 'node:fs'

export const bookStatuses = ['PAID', 'PARTIAL', 'NOT_FOUND', 'REFUNDED', 'UNKNOWN'] as const
export type BookStatus = (typeof bookStatuses)[number]

/** A payment as the payment system itself has it; whole names stay inside. */
export interface BookedPayment {
  readonly id: string
  readonly receipt: string
  /** Empty when the payment has none. */
  readonly uin: string
  readonly name: string
  readonly status: BookStatus
  /** Kopecks; null where nothing was paid or given back. */
  readonly amount: number | null
  readonly due: number | null
  /** `YYYY-MM-DD`. */
  readonly date: string | null
  readonly purpose: string
  readonly kbk: string
}

export type Search = { readonly by: 'receipt' | 'uin' | 'name'; readonly value: string }

/**
 * The payment system's own store: in memory, and in a file of its own when one
 * is given. What cannot be a payment is refused with a sentence for the page.
 */
export class PaymentBook {
  readonly #file: string | null
  readonly #payments = new Map<string, BookedPayment>()
  #last = 0

  constructor(file: string | null, first: readonly unknown[] = []) {
    this.#file = file
    const kept = file === null ? null : readKept(file)
    for (const payment of kept ?? first) {
      const wrong = this.add(payment)
      if (wrong !== null) throw new Error(`${file ?? 'example'}: ${wrong}`)
    }
  }

  all(): readonly BookedPayment[] {
    return [...this.#payments.values()]
  }

  /** Null when it was added, otherwise what is wrong with it. */
  add(given: unknown): string | null {
    const wrong = wrongWith(given)
    if (wrong !== null) return wrong
    const { receipt, uin, name, status, amount, due, date, purpose, kbk } = given as BookedPayment
    const id = `payment-${++this.#last}`
    this.#payments.set(id, { id, receipt, uin, name, status, amount, due, date, purpose, kbk })
    this.#keep()
    return null
  }

  remove(id: string): boolean {
    const removed = this.#payments.delete(id)
    if (removed) this.#keep()
    return removed
  }

  /** The newest first; without a date last. */
  find({ by, value }: Search): readonly BookedPayment[] {
    const fits = (payment: BookedPayment): boolean => {
      switch (by) {
        case 'receipt':
          return plain(payment.receipt) === plain(value)
        case 'uin':
          return payment.uin === value
        case 'name':
          return namesFit(payment.name, value)
      }
    }
    return this.all()
      .filter(fits)
      .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
      .slice(0, 50)
  }

  #keep(): void {
    if (this.#file === null) return
    writeFileSync(`${this.#file}.part`, JSON.stringify(this.all(), null, 1))
    renameSync(`${this.#file}.part`, this.#file)
  }
}

/** `Учебная Алия Примеровна` as the contract lets it out: `У. А. П.` */
export function initials(name: string): string {
  return words(name)
    .map((word) => `${word[0]?.toUpperCase()}.`)
    .join(' ')
}

/** Every word of the shorter one is the word of the longer in the same place: the patronymic may be missing. */
function namesFit(name: string, asked: string): boolean {
  const has = words(plain(name))
  const wanted = words(plain(asked))
  return wanted.length >= 2 && wanted.every((word, place) => has[place] === word)
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е')
}

function wrongWith(given: unknown): string | null {
  if (typeof given !== 'object' || given === null) return 'нет платежа'
  const { receipt, uin, name, status, amount, due, date, purpose, kbk } = given as Record<string, unknown>
  const kopecks = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
  const moved = status === 'PAID' || status === 'PARTIAL' || status === 'REFUNDED'
  if (typeof receipt !== 'string' || receipt.trim().length < 4) return 'номер квитанции от четырёх знаков'
  if (typeof uin !== 'string' || !/^(|\d{20}|\d{25})$/.test(uin)) return 'УИН из 20 или 25 цифр или пусто'
  if (typeof name !== 'string' || words(name).length < 2) return 'фамилия и имя плательщика'
  if (!bookStatuses.some((known) => known === status)) return 'состояние платежа'
  if (moved ? !kopecks(amount) : amount !== null) return 'сумма нужна там, где деньги прошли, и только там'
  if (due !== null && !(kopecks(due) && (due as number) > 0)) return 'сумма к оплате больше нуля или пусто'
  if (status === 'PARTIAL' && due !== null && (due as number) <= (amount as number)) {
    return 'при частичной оплате к оплате больше, чем оплачено'
  }
  const dated = typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))
  if (moved ? !dated : date !== null) return 'дата нужна там, где деньги прошли, и только там'
  if (typeof purpose !== 'string' || purpose.length > 210) return 'назначение до 210 знаков'
  if (typeof kbk !== 'string' || !/^(|\d{20})$/.test(kbk)) return 'КБК из 20 цифр или пусто'
  return null
}

function readKept(file: string): readonly unknown[] | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
