import { openCable } from '../cable.ts'
import { openKioskPc } from '../kiosk-agent.ts'
import { untilReadyAlone, untilTold } from '../kiosk-alone.ts'
import { expect, test } from '../office.ts'
import { readQr } from '../paper.ts'
import { openKiosk } from '../screens/kiosk-screen.ts'
import { expectAccessible, expectFits } from '../soundness.ts'
import { tourKioskAlone } from '../tours/kiosk-alone-tour.ts'
import { until } from '../until.ts'
import { viewports } from '../viewports.ts'

/** A screen counts three seconds of silence before it calls the server lost. */
const saysSo = { timeout: 4_500 }
const birth = ['Родился ребёнок', 'Да']

test('the power of the server goes: the kiosk gives numbers, also after it was loaded anew, and all stand at their place afterwards', async ({
  office,
}) => {
  const kiosk = await office.kiosk()
  const [board, operator, admin] = await Promise.all([
    office.board(),
    office.operator('specialist1', 1),
    office.admin(),
  ])
  await untilReadyAlone(kiosk.page)
  await office.hall.issue('birth-registration')
  await kiosk.touch(/^Родился ребёнок/)

  await office.program.kill()
  await expect(kiosk.page.getByRole('status')).toContainText(
    'Нет связи с сервером. Номер выдаст терминал',
    saysSo,
  )
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')
  for (const answer of birth) await kiosk.touch(new RegExp(`^${answer}`))
  await expect(kiosk.page.getByRole('button', { name: /^Получить номер на экране/ })).toContainText(
    'Сколько ждать, скажет консультант',
  )
  await kiosk.touch(/^Получить номер на экране/)
  await expect(kiosk.heading).toHaveText('Запомните номер')
  expect(await kiosk.ticketNumber()).toBe('9001')
  const code = kiosk.page.getByRole('img', { name: 'QR-код: очередь в телефоне' })
  const link = await readQr(await code.screenshot())
  await kiosk.touch('Я запомнил номер')

  // Whoever is booked is told what to do; the kiosk's own power goes as well.
  await kiosk.touch(/^Я по записи/)
  await expect(kiosk.page.getByRole('status')).toContainText('Подойдите к консультанту зала: он отметит вас')
  await kiosk.page.reload()
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')
  await kiosk.chooseLanguage('en')
  for (const answer of ['A child was born', 'Yes']) await kiosk.touch(new RegExp(`^${answer}`))
  await kiosk.touch(/^Get a number on the screen/)
  expect(await kiosk.ticketNumber()).toBe('9002')
  await expect(kiosk.heading).toHaveText('Note your number')

  await office.program.run()
  await untilTold(kiosk.page)
  await office.hall.issue('birth-registration')
  await expect(
    admin.page.getByRole('listitem').filter({ hasText: 'Терминал 1 выдал 2 номера без связи' }),
  ).toContainText('Все стоят в очереди на своих местах')
  const phone = await office.page(link)
  await expect(phone.locator('.num .visually-hidden')).toHaveText('9001')
  await expect(operator.waiting.getByRole('listitem')).toHaveCount(4)
  await expect(operator.waiting.locator('.num .visually-hidden')).toHaveText(['А001', '9001', '9002', 'А002'])
  await operator.key('F2')
  await board.showsLarge('А001', 1)
  for (const key of ['F4', 'F9', 'F2']) {
    await operator.key(key)
    await expect(operator.button(afterKey[key] ?? '')).toBeVisible()
  }
  await board.showsLarge('9001', 1)
})

/** The button that stands ready once the key has done its work. */
const afterKey: Readonly<Record<string, string>> = {
  F2: 'Начать приём',
  F4: 'Завершить',
  F9: 'Вызвать следующего',
}

test('the kiosk’s cable is pulled: its own PC prints the number, and the hall that went on meanwhile takes it in', async ({
  office,
}) => {
  const cable = await openCable(() => office.program.address)
  const pc = await openKioskPc(office, { origin: cable.address })
  const { printer } = pc
  try {
    const { example } = await office.program.start()
    const look = { viewport: viewports.kiosk, touch: true }
    const kiosk = openKiosk(await office.page(`${cable.address}${example?.links.kiosk}`, look))
    const operator = await office.operator('specialist1', 1)
    await untilReadyAlone(kiosk.page, true)
    await office.hall.issue('birth-registration')
    cable.pull()
    await expect(kiosk.page.getByRole('status')).toContainText('Нет связи с сервером', saysSo)
    for (const answer of birth) await kiosk.touch(new RegExp(`^${answer}`))
    await kiosk.touch(/^Взять талон/)
    await expect(kiosk.heading).toHaveText('Возьмите талон')
    expect(await kiosk.ticketNumber()).toBe('9001')
    const paper = printer.papers[0]
    if (paper === undefined) throw new Error('no paper came out')
    const link = await readQr(paper.png(32))
    await kiosk.page.touchscreen.tap(20, 20)
    // The hall goes on without the kiosk.
    await office.hall.issue('birth-registration')

    printer.setFault('paper-out', true)
    for (const answer of birth) await kiosk.touch(new RegExp(`^${answer}`))
    await kiosk.touch(/^Получить номер на экране/)
    await expect(kiosk.heading).toHaveText('Запомните номер')
    expect(await kiosk.ticketNumber()).toBe('9002')
    expect(printer.papers).toHaveLength(1)

    cable.plug()
    await untilTold(kiosk.page)
    await expect(operator.waiting.locator('.num .visually-hidden')).toHaveText([
      'А001',
      '9001',
      'А002',
      '9002',
    ])
    const phone = await office.page(link)
    await expect(phone.locator('.num .visually-hidden')).toHaveText('9001')
    printer.setFault('paper-out', false)
    await until('what was on the screen only is not printed later', () => printer.waiting === 0)
    expect(printer.papers).toHaveLength(1)
  } finally {
    await pc.close()
    await cable.close()
  }
})

test('a press that gets no answer: after a while the visitor takes a number of the kiosk’s own, and no second ticket comes of it', async ({
  office,
}) => {
  const cable = await openCable(() => office.program.address)
  try {
    const { example } = await office.program.start()
    const look = { viewport: viewports.kiosk, touch: true }
    const kiosk = openKiosk(await office.page(`${cable.address}${example?.links.kiosk}`, look))
    const operator = await office.operator('specialist1', 1)
    await untilReadyAlone(kiosk.page)
    for (const answer of birth) await kiosk.touch(new RegExp(`^${answer}`))
    await kiosk.page.getByRole('button', { name: /^Взять талон/ }).tap({ trial: true })
    cable.pull()
    await kiosk.touch(/^Взять талон/)
    await expect(kiosk.heading).toHaveText('Нет связи с сервером')
    await kiosk.page.getByRole('button', { name: /^Талон не вышел/ }).tap({ timeout: 25_000 })
    expect(await kiosk.ticketNumber()).toBe('9001')
    cable.plug()
    await untilTold(kiosk.page)
    await expect(operator.waiting.locator('.num .visually-hidden')).toHaveText(['9001'])
  } finally {
    await cable.close()
  }
})

test.describe('in four languages', () => {
  test.use({
    unlike: {
      change(office) {
        office.languages = ['ru', 'tt', 'en', 'kk']
      },
    },
  })

  test('every screen of a kiosk without a server fits, portrait and landscape, and axe finds nothing', async ({
    office,
  }) => {
    const kiosks = await Promise.all(
      [viewports.kiosk, viewports.kioskLandscape].map((viewport) => office.kiosk({ viewport })),
    )
    for (const kiosk of kiosks) await untilReadyAlone(kiosk.page)
    await office.program.kill()
    for (const [nth, kiosk] of kiosks.entries()) {
      for (const language of ['ru', 'tt', 'en', 'kk'] as const) {
        await tourKioskAlone(office, kiosk, language, async (page, name) => {
          await expectFits(page, name, false)
          if (nth === 0) await expectAccessible(page, name)
        })
      }
    }
  })
})
