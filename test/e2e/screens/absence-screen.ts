import { expect, type Locator, type Page } from '@playwright/test'
import type { AdminScreen } from './admin-screen.ts'

/** The administrator's section of booked visitors, and the marking of an absence in it. */
export interface AbsenceScreen {
  readonly page: Page
  /** Presses of the mouse so far; choosing from a list counts as two, for whoever opens it by mouse. */
  clicks(): number
  /** Opens the section by the menu. */
  open(): Promise<void>
  /** Begins to mark somebody absent from this minute to the end of the day. */
  mark(name: string): Promise<void>
  /** Where a visitor goes: a list that is changed by keys as well. */
  place(visitor: string): Locator
  /** A visitor's mark on the line of the colleague where this plan puts them. */
  chip(number: number): Locator
  /** The line of a colleague, onto which visitors are dragged. */
  line(name: string): Locator
  /** The one button, by what it says will happen. */
  confirm(words: string | RegExp): Promise<void>
  undo(): Promise<void>
  tab(name: 'На день' | 'Нужно перенести' | 'Отсутствия'): Promise<void>
  /** A booking in the day's list. */
  row(visitor: string): Locator
}

export function absenceScreen({ page }: AdminScreen): AbsenceScreen {
  let clicks = 0
  const press = async (target: Locator) => {
    clicks += 1
    await target.click()
  }
  const tabs = page.getByRole('navigation', { name: 'Разделы записей' })
  const lines = page.getByRole('list', { name: 'Как переходят записи' })
  return {
    page,
    clicks: () => clicks,
    async open() {
      await press(page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: /^Записи/ }))
      await expect(page.getByRole('heading', { level: 1, name: 'Записи' })).toBeVisible()
    },
    async mark(name) {
      await press(page.getByRole('link', { name: 'Отметить отсутствие' }))
      clicks += 2
      await page.getByRole('combobox', { name: 'Специалист', exact: true }).selectOption({ label: name })
      await expect(page.getByRole('heading', { level: 1, name: `${name} отсутствует` })).toBeVisible()
    },
    place: (visitor) => page.getByRole('combobox', { name: new RegExp(`^К кому: ${visitor},`) }),
    chip: (number) => lines.locator(`[data-visitor="${number}"]`),
    line: (name) => lines.getByRole('listitem').filter({ hasText: name }),
    async confirm(words) {
      await press(page.getByRole('button', { name: words }))
      await expect(page.getByRole('status').filter({ hasText: 'отсутствие отмечено' })).toBeVisible()
    },
    async undo() {
      await press(page.getByRole('button', { name: 'Отменить', exact: true }))
    },
    async tab(name) {
      await press(tabs.getByRole('link', { name: new RegExp(`^${name}`) }))
    },
    row: (visitor) => page.getByRole('row').filter({ hasText: visitor }),
  }
}
