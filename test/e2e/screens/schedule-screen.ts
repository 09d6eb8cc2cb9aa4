import { expect, type Locator, type Page } from '@playwright/test'

/** The schedule's section in the administrator's and head's workplace, and the head's approval. */
export interface ScheduleScreen {
  readonly page: Page
  open(): Promise<void>
  tab(name: 'Неделя' | 'Исключения' | 'Квоты и интервалы' | 'Календари' | 'История'): Promise<void>
  /** Shows the week after this one. */
  nextWeek(): Promise<void>
  /** One day of a row of the week, by the row's name and the date's words ("2 декабря"). */
  day(row: string, date: string): Locator
  readonly dialog: Locator
  /** How the draft stands: saved, waiting for the head, nothing drafted. */
  readonly state: Locator
  /** The draft beside the week. */
  readonly draft: Locator
  /** Booked visitors who would lose their place, within `part`. */
  displaced(part: Locator): Locator
  submit(): Promise<void>
  openApproval(): Promise<void>
  readonly decision: Locator
}

/** As a date stands in sentences: `2 декабря`. */
export function dateWords(date: string): string {
  return new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00Z`),
  )
}

export function scheduleOf(page: Page): ScheduleScreen {
  const menu = page.getByRole('navigation', { name: 'Разделы' })
  return {
    page,
    dialog: page.getByRole('dialog'),
    state: page.locator('.save-state'),
    draft: page.getByRole('complementary', { name: 'Черновик' }),
    decision: page.getByRole('complementary', { name: 'Решение' }),
    displaced: (part) => part.getByRole('list', { name: 'Записанные без места' }).getByRole('listitem'),
    async open() {
      await menu.getByRole('link', { name: /^Сотрудники и\s+расписание/ }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Расписание' })).toBeVisible()
      await expect(page.getByRole('table', { name: 'Расписание недели' })).toBeVisible()
    },
    async tab(name) {
      const link = page.getByRole('navigation', { name: 'Части расписания' }).getByRole('link', { name })
      await link.click()
      await expect(link).toHaveAttribute('aria-current', 'page')
    },
    async nextWeek() {
      await page.getByRole('button', { name: 'Позже' }).click()
    },
    day: (row, date) =>
      page
        .getByRole('table', { name: 'Расписание недели' })
        .getByRole('button', { name: new RegExp(`^${row}, [^:]*\\b${date}:`.replace('\\b', '(?<!\\d)')) }),
    async submit() {
      await page.getByRole('button', { name: 'Отправить на утверждение' }).click()
      await expect(page.getByRole('dialog', { name: 'Отправить на утверждение' })).toBeVisible()
    },
    async openApproval() {
      await menu.getByRole('link', { name: /^Утверждение/ }).click()
    },
  }
}
