import type { Session } from '@chered/protocol/staff'
import { askAt, giveAllToContactCentre } from '../../probes/lift-walk-in-limit.ts'
import { bookByPhone, taken } from '../book-by-phone.ts'
import { commandId } from '../hall.ts'
import { expect, type Office, test } from '../office.ts'
import { openAllWeek } from '../open-all-week.ts'
import { bookingScreen, keepsPrints } from '../screens/booking-screen.ts'
import { expectAccessible, expectFits } from '../soundness.ts'

test.use({ unlike: { change: openAllWeek } })

/** Three booked: two with the first specialist, one with the second. */
async function booked(office: Office) {
  await giveAllToContactCentre(askAt(office.program.address))
  const contact = await office.hall.signIn('contact')
  const idOf = async (login: string) => {
    const staff = await office.hall.signIn(login)
    return taken(await staff.request<Session>('GET', '/api/session')).staffId
  }
  const first = { serviceId: 'birth-registration', resourceId: await idOf('specialist1') }
  const second = { serviceId: 'divorce-mutual', resourceId: await idOf('specialist2') }
  return [
    await bookByPhone(contact, { ...first, name: 'Гульнара Сафина', phone: '79172223344' }),
    await bookByPhone(contact, { ...first, name: 'Марат Галиев', place: 1 }),
    await bookByPhone(contact, { ...second, name: 'Ольга Белова' }),
  ] as const
}

test('a specialist has the booked by name on a sheet and on paper, and ahead in the column until they check in', async ({
  office,
}) => {
  const [own, next] = await booked(office)
  const operator = await office.operator('specialist1', 1, { script: keepsPrints })
  await operator.press('Записанные')
  const sheet = operator.page.getByRole('region', { name: 'Записанные на день' })
  await sheet.getByLabel('День', { exact: true }).fill(own.date)
  const rows = sheet.getByRole('table').getByRole('row')
  await expect(rows).toHaveText([/Время/, /Гульнара Сафина/, /Марат Галиев/])
  await expect(sheet, 'the phone is for those who call').not.toContainText('222')
  await expectFits(operator.page, 'the day sheet', true)
  await expectAccessible(operator.page, 'the day sheet')

  const paper = await bookingScreen(operator.page).printed(() =>
    sheet.getByRole('button', { name: 'Печать' }).click(),
  )
  expect(paper).toContain('Список записанных на приём')
  expect(paper).toMatch(/Гульнара Сафина.*Марат Галиев/)
  expect(paper).toContain('Всего 2 записи')

  await sheet.getByLabel('Специалист').selectOption('Специалист 2')
  await expect(rows).toHaveText([/Время/, /Ольга Белова/])
  await sheet.getByLabel('Специалист').selectOption('Все специалисты')
  await expect(rows).toHaveCount(4)
  await sheet.press('Escape')
  await expect(sheet).toHaveCount(0)

  const ahead = operator.page.getByRole('region', { name: 'Записаны позже' })
  await expect(ahead.getByRole('listitem')).toHaveText([new RegExp(own.time), new RegExp(next.time)])
  await expect(ahead, 'no names where the visitor in front can read').not.toContainText('Сафина')
  await expectAccessible(operator.page, 'booked ahead')
  const reception = await office.hall.signIn('reception')
  taken(
    await reception.request('POST', '/api/check-ins', {
      commandId: commandId(),
      bookingId: own.bookingId,
      language: 'ru',
      paper: 'screen',
    }),
  )
  await expect(ahead.getByRole('listitem')).toHaveText([new RegExp(next.time)])
  await expect(operator.waiting.locator('.num')).toHaveCount(1)
})
