import { expect, type Locator, type Page } from '@playwright/test'
import type { AdminScreen } from './admin-screen.ts'

/** The administrator's editor of the survey. */
export interface SurveyScreen {
  readonly page: Page
  /** Says whether what is written is on the server. */
  readonly saved: Locator
  readonly activateKey: Locator
  readonly problems: Locator
  readonly preview: Locator
  /** Names of the answers of the chosen question, in their order. */
  readonly answers: Locator
  /** Begins a draft from the version on the screen. */
  write(): Promise<void>
  /** Chooses a question or an answer in the tree by the beginning of its text. */
  choose(text: string): Promise<void>
  addAnswer(): Promise<void>
  /** Writes a text of the chosen question or of the opened answer. */
  fill(
    part: 'Текст вопроса' | 'Текст ответа' | 'Сведения для посетителя',
    language: string,
    words: string,
  ): Promise<void>
  field(part: string, language: string): Locator
  lead(kind: string, what?: { readonly list: string; readonly choice: string | RegExp }): Promise<void>
  /** Confirms the activation, now or from a date `YYYY-MM-DD`; the dialog has to name `change`. */
  activate(change: string, from?: string): Promise<void>
  tab(name: 'Схема опроса' | 'Версии'): Promise<void>
}

/** Opens the section of the survey in a workplace that is signed in. */
export async function openSurvey({ page }: AdminScreen): Promise<SurveyScreen> {
  await page
    .getByRole('navigation', { name: 'Разделы' })
    .getByRole('link', { name: 'Услуги и опрос' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Услуги и опрос' })).toBeVisible()
  const tree = page.getByRole('region', { name: 'Вопросы и ответы' })
  await expect(tree).toBeVisible()
  const saved = page.getByRole('status').filter({ hasText: 'Черновик сохранён' })
  const activateKey = page.getByRole('button', { name: 'Ввести в действие…' })
  const field = (part: string, language: string) =>
    page.getByRole('group', { name: part }).getByRole('textbox', { name: language })
  return {
    page,
    saved,
    activateKey,
    field,
    problems: page.getByRole('list', { name: 'Проверка схемы' }),
    preview: page.getByRole('region', { name: 'Как это увидит посетитель' }),
    answers: page.getByRole('list', { name: 'Ответы' }).locator('.answer-words > b'),
    async write() {
      await page.getByRole('button', { name: 'Изменить', exact: true }).click()
      await expect(saved).toBeVisible()
    },
    async choose(text) {
      await tree.getByRole('button', { name: new RegExp(`^${text}`) }).click()
    },
    async addAnswer() {
      await page.getByRole('button', { name: 'Ответ', exact: true }).click()
      await expect(field('Текст ответа', 'Русский')).toBeFocused()
    },
    async fill(part, language, words) {
      await field(part, language).fill(words)
    },
    async lead(kind, what) {
      await page.getByRole('combobox', { name: 'Ведёт' }).selectOption({ label: kind })
      if (what === undefined) return
      const list = page.getByRole('combobox', { name: what.list, exact: true })
      const option = list.getByRole('option', { name: what.choice })
      await list.selectOption((await option.getAttribute('value')) ?? '')
    },
    async activate(change, from) {
      await expect(saved).toBeVisible()
      await activateKey.click()
      const dialog = page.getByRole('dialog', { name: /Ввести черновик|Вернуть прежнюю/ })
      await expect(dialog.getByText(change)).toBeVisible()
      if (from !== undefined) await dialog.getByLabel('Дата вступления в силу').fill(from)
      await dialog.getByRole('button', { name: 'Ввести в действие' }).click()
      await expect(dialog).toBeHidden()
    },
    async tab(name) {
      await page.getByRole('navigation', { name: 'Услуги и опрос' }).getByRole('button', { name }).click()
    },
  }
}
