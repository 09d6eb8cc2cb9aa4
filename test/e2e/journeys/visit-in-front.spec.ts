import { expect, test } from '../office.ts'
import { expectAccessible } from '../soundness.ts'

const today = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date())

test('three services with one ticket: the kiosk plans two, one is added at the window; marks, outcomes and the place to wait, by mouse and by keyboard', async ({
  office,
}) => {
  const kiosk = await office.kiosk()
  await kiosk.touch(/^Родился ребёнок/)
  await kiosk.touch(/^Нет, регистрируем вместе с отцовством/)
  await expect(kiosk.page.getByText('Затем: Установление отцовства')).toBeVisible()
  await kiosk.touch(/^Взять талон/)
  await expect(kiosk.ticket).toContainText('Государственная регистрация рождения + Установление отцовства')
  const ticket = await kiosk.ticketNumber()

  const [first, third] = await Promise.all([
    office.operator('specialist1', 1),
    office.operator('specialist3', 3),
  ])
  const { page, work } = first
  await first.press('Вызвать следующего')
  await first.press('Начать приём')
  await first.hasInFront(ticket, 'Идёт приём')
  const stages = work.getByRole('list', { name: 'Этапы визита' })
  await expect(stages.getByRole('listitem')).toHaveText([/^1\. Госуд/, /^2\. Установление отцовства здесь$/])

  await work.getByRole('checkbox', { name: 'Паспорта родителей' }).check()
  await work.getByRole('checkbox', { name: /^Медицинское/ }).check()
  await expect(work).toContainText('проверено 2 из 3')
  for (let n = 0; n < 3; n++) await first.press('На один документ больше')
  await first.press('На один документ меньше')
  await expect(work.getByRole('spinbutton', { name: 'Обработано документов' })).toHaveValue('2')
  const list = office.file.outcomes ?? []
  await expect(page.getByRole('radio')).toHaveCount(list.length)
  const reached = page.getByRole('group', { name: 'С результатом' }).getByRole('radio')
  await expect(reached, 'done and not done stand apart').toHaveCount(list.filter(({ done }) => done).length)
  await page.getByText('Консультация', { exact: true }).click()

  const number = work.getByRole('textbox', { name: 'Электронное заявление' })
  await first.press('Указать номер электронного заявления')
  await number.fill('16-2026-000417')
  await page.keyboard.press('Enter')
  await expect(work).toContainText('16-2026-000417')
  await first.press('Исправить номер электронного заявления')
  await number.fill('16-2026-000471')
  await first.press('Сохранить номер электронного заявления')
  await expect(work).toContainText('16-2026-000471')
  await expectAccessible(page, 'a visit in front with everything marked')

  await first.press('Изменить')
  const sheet = first.sheet('Услуги этого визита')
  await sheet.getByRole('option', { name: /^Апостиль/ }).click()
  const planned = sheet.getByRole('list', { name: 'После этой услуги' }).getByRole('listitem')
  await expect(planned).toHaveText([/отцовства здесь/, /Апостиль окно 3/])
  await first.press('Раньше: Апостиль')
  await expect(planned).toHaveText([/^2\. Апостиль/, /^3\. Установление/])
  await first.press('Позже: Апостиль')
  await expect(planned).toHaveText([/^2\. Установление/, /^3\. Апостиль/])
  await expectAccessible(page, 'the services of a visit')
  await first.press('Готово')

  await first.press('Следующая услуга')
  await expect(first.slip.getByRole('heading')).toHaveText('Установление отцовства')
  await first.hasInFront(ticket, 'Идёт приём')
  await expect(work, 'another service begins without marks').toContainText(/проверено 0 из/)
  await expect(work, 'the application is the visitor’s').toContainText('16-2026-000471')
  await first.press('Следующая услуга')
  await first.isFree()
  const told = page.getByRole('status').filter({ hasText: 'Дальше ждёт: Апостиль' })
  await expect(told).toContainText('позовёт окно 3')
  await expect(told).toContainText('перед ним никого')
  await expect(told).toContainText(ticket)
  await expectAccessible(page, 'where the visitor waits next')

  // The rest with the keyboard alone.
  await third.key('F2')
  await third.hasInFront(ticket, 'Вызван')
  await third.key('F4')
  await third.hasInFront(ticket, 'Идёт приём')
  await third.work.getByRole('checkbox').first().focus()
  await third.key('Space')
  await expect(third.work).toContainText('проверено 1 из')
  for (const key of ['NumpadAdd', 'NumpadAdd', 'NumpadAdd', 'NumpadSubtract']) await third.key(key)
  await third.key('2')
  await expect(third.page.getByRole('radio', { name: 'Не хватает документов' })).toBeChecked()
  await third.key('Insert')
  await third.page.keyboard.type('справ')
  await third.page.keyboard.press('Enter')
  await expect(third.sheet('Услуги этого визита').getByRole('listitem')).toHaveCount(1)
  await third.key('Escape')
  await expect(third.button('Следующая услуга')).toBeFocused()
  await third.key('Shift+F9')
  await third.isFree()
  await expect(third.waiting, 'what was planned is left out').toContainText('Никто не ждёт')

  const day = today(office.file.timeZone)
  for (const [login, figures] of [
    ['specialist1', { served: 2, visits: 1, documents: 2 }],
    ['specialist3', { served: 1, visits: 1, documents: 2 }],
  ] as const) {
    const staff = await office.hall.signIn(login)
    const { body } = await staff.request('GET', `/api/results?from=${day}&to=${day}`)
    expect(body).toMatchObject({ total: figures })
  }
})

test('a claim made at the kiosk is confirmed at one window and taken away at another: the ticket goes to its natural place, or stays for a reason', async ({
  office,
}) => {
  const { hall } = office
  for (let n = 0; n < 2; n++) {
    await hall.issue('birth-registration')
    await hall.issue('marriage-application')
  }
  const kiosk = await office.kiosk()
  async function claimAt(answers: readonly RegExp[], category: RegExp): Promise<string> {
    for (const answer of answers) await kiosk.touch(answer)
    await kiosk.touch('Есть льгота?')
    await expect(kiosk.heading).toHaveText('Льготный приём')
    await expect(kiosk.page.getByText(/диагноз называть не нужно/)).toBeVisible()
    await kiosk.touch(category)
    await expect(kiosk.page.getByRole('status').filter({ hasText: 'Льгота указана' })).toBeVisible()
    await kiosk.touch(/^Взять талон/)
    const number = await kiosk.ticketNumber()
    await expect(async () => {
      if (await kiosk.ticket.isVisible()) await kiosk.page.touchscreen.tap(20, 20)
      await expect(kiosk.ticket).toBeHidden({ timeout: 500 })
    }).toPass()
    return number
  }
  const disabled = await claimAt([/^Родился ребёнок/, /^Да/], /^Инвалиды I и II групп/)
  const veteran = await claimAt([/^Брак/, /^Подать заявление/], /^Участники и инвалиды/)

  const first = await office.operator('specialist1', 1)
  await first.key('F2')
  await first.hasInFront(disabled, 'Вызван')
  const claim = first.page.getByRole('region', { name: 'Льготная категория' })
  await expect(claim).toContainText('документ: справка · основание: решение учреждения')
  await expectAccessible(first.page, 'a claim to be checked')
  await first.key('1')
  await expect(claim).toContainText('Льгота подтверждена')
  await first.key('F4')
  await first.hasInFront(disabled, 'Идёт приём')
  await first.key('F9')
  await first.isFree()

  const second = await office.operator('specialist2', 2)
  const others = ['Б001', 'Б002']
  await second.key('F2')
  await second.hasInFront(veteran, 'Вызван')
  await second.press('Снять льготу')
  await expectAccessible(second.page, 'a claim to be taken away')
  await second.press('Вернуть на своё место')
  await second.isFree()
  await expect(second.message).toContainText(`Талон ${veteran} снова ждёт на своём месте`)
  await expect(second.waiting.locator('.num .visually-hidden')).toHaveText([...others, veteran])

  const hero = await hall.issue('marriage-application', { categoryId: 'hero' })
  const heroTicket = `${hero.ticket.letter}${String(hero.ticket.number).padStart(3, '0')}`
  await expect(second.waiting.locator('.num .visually-hidden').first()).toHaveText(heroTicket)
  await second.key('F2')
  await second.hasInFront(heroTicket, 'Вызван')
  await second.key('3')
  await second.press('Принять сейчас')
  const claimed = second.page.getByRole('region', { name: 'Льготная категория' })
  await expect(claimed.getByRole('alert')).toContainText(`талон ${heroTicket} не следующий`)
  await expectAccessible(second.page, 'out of turn needs a reason')
  await claimed.getByLabel(`Причина принять ${heroTicket} вне очереди`).selectOption({ index: 1 })
  await second.press('Принять сейчас')
  await expect(claimed).toHaveCount(0)
  await second.key('F4')
  await second.hasInFront(heroTicket, 'Идёт приём')
  await second.key('F9')
  await second.isFree()
  await second.key('F2')
  await second.hasInFront('Б001', 'Вызван')
})
