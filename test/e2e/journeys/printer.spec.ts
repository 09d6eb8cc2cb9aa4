import { expect, test } from '../office.ts'
import { isCopy, readQr } from '../paper.ts'
import { hasPtyPairs } from '../serial-devices.ts'
import { until } from '../until.ts'

const printer = 'printer-1'
const birth = ['Родился ребёнок', 'Да']

test('no paper before the press: the visitor is told, keeps the number with its QR, and the administrator is alarmed', async ({
  office,
}) => {
  const [kiosk, admin] = await Promise.all([office.kiosk(), office.admin()])
  await office.emulators.setFault(printer, 'paper-out', true)
  await expect(admin.trouble('кончилась бумага')).toContainText(
    'посетители видят номер только на экране терминала',
  )
  await expect(kiosk.page.getByRole('status')).toContainText('Закончилась бумага. Номер покажем на экране')

  for (const answer of birth) await kiosk.touch(new RegExp(`^${answer}`))
  await kiosk.touch(/^Получить номер на экране/)
  await expect(kiosk.heading).toHaveText('Запомните номер')
  expect(await kiosk.ticketNumber()).toBe('А001')
  expect(kiosk.touches()).toBeLessThanOrEqual(4)
  const code = kiosk.page.getByRole('img', { name: 'QR-код: очередь в телефоне' })
  const phone = await office.page(await readQr(await code.screenshot()))
  await expect(phone.locator('.num .visually-hidden')).toHaveText('А001')
  await kiosk.touch('Я запомнил номер')

  await office.emulators.setFault(printer, 'paper-out', false)
  await expect(admin.trouble('кончилась бумага')).toHaveCount(0)
  await kiosk.takeTicket('ru', birth)
  await expect(kiosk.heading).toHaveText('Возьмите талон')
  expect(await office.emulators.papers(), 'what was on the screen only is not printed later').toBe(1)
})

test('the line to the printer breaks in mid-ticket: the number stays, the administrator prints a copy', async ({
  office,
}) => {
  const [kiosk, admin] = await Promise.all([office.kiosk(), office.admin()])
  await office.emulators.setFault(printer, 'link-cut-mid-job', true)
  await kiosk.takeTicket('ru', birth)
  await expect(kiosk.heading).toHaveText('Запомните номер')
  await expect(kiosk.page.getByRole('alert')).toContainText('Талон не напечатался')
  const link = await readQr(
    await kiosk.page.getByRole('img', { name: 'QR-код: очередь в телефоне' }).screenshot(),
  )

  const trouble = admin.trouble(/Талон А.?001/)
  await expect(trouble).toBeVisible()
  await office.emulators.setFault(printer, 'link-cut-mid-job', false)
  const before = await office.emulators.papers()
  await expect(admin.trouble('нет связи с принтером')).toHaveCount(0)
  await trouble.getByRole('button', { name: /^Напечатать копию/ }).click()
  const copy = await office.emulators.nextPaper(before)
  expect(copy.qr).toBe(link)
  expect(await isCopy(copy.png), 'the paper says КОПИЯ').toBe(true)
  await expect(trouble).toHaveCount(0)
})

test.describe('over serial lines', () => {
  test.skip(!hasPtyPairs, 'pseudo-terminals need socat')
  test.use({ devices: 'serial' })

  test('the roll ends in mid-ticket: the number stays, paper is put in, a copy comes out and nothing else', async ({
    office,
  }) => {
    const { printer: metal, panel } = office.serial()
    const [kiosk, admin, operator] = await Promise.all([
      office.kiosk(),
      office.admin(),
      office.operator('specialist1', 1),
    ])
    await expect(kiosk.page.getByText('Принтер не работает')).toBeHidden()
    await kiosk.takeTicket('ru', birth)
    await expect(kiosk.heading).toHaveText('Возьмите талон')
    expect(metal.papers).toHaveLength(1)
    expect(await isCopy(metal.papers[0]?.png(32) ?? Buffer.of())).toBe(false)
    await kiosk.heading.tap()

    metal.setFault('paper-out', true, { afterRows: 200 })
    await expect(kiosk.heading).toHaveText('С чем вы пришли?')
    await kiosk.takeTicket('ru', birth)
    await expect(kiosk.heading).toHaveText('Запомните номер')
    expect(await kiosk.ticketNumber()).toBe('А002')
    await expect(kiosk.page.getByRole('alert')).toContainText('Талон не напечатался')
    await expect(admin.trouble('кончилась бумага')).toBeVisible()
    const trouble = admin.trouble(/Талон А.?002/)
    await expect(trouble).toBeVisible()

    metal.setFault('paper-out', false)
    await expect(admin.trouble('кончилась бумага')).toHaveCount(0)
    await trouble.getByRole('button', { name: /^Напечатать копию/ }).click()
    const whole = await until('the copy comes out', () =>
      metal.papers.slice(1).find((paper) => paper.dots.height > 600),
    )
    expect(await isCopy(whole.png(32))).toBe(true)
    await expect(trouble).toHaveCount(0)

    await operator.key('F2')
    await until('the panel at its serial line shows the call', () =>
      panel.lines().join('').replaceAll(' ', '').includes('А001'),
    )
  })
})
