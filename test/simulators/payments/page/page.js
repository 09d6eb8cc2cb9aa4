/** Shows what the simulated payment system has, and changes it. Asks for the whole state each second. */
const byId = (id) => document.getElementById(id)
const words = {
  PAID: 'оплачен',
  PARTIAL: 'оплачен частично',
  NOT_FOUND: 'не оплачен',
  REFUNDED: 'возвращён',
  UNKNOWN: 'неизвестно',
}
const searches = { receipt: 'квитанция', uin: 'УИН', name: 'имя' }
const money = (kopecks) =>
  kopecks === null ? '' : (kopecks / 100).toLocaleString('ru', { style: 'currency', currency: 'RUB' })
let shown = ''

function element(name, text, attributes = {}) {
  const made = document.createElement(name)
  made.textContent = text
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

function twoLines(name, first, second, attributes = {}) {
  const cell = element(name, '', attributes)
  cell.append(element('span', first), element('small', second))
  return cell
}

function paymentRow(payment) {
  const row = document.createElement('tr')
  const date = payment.date === null ? '' : payment.date.split('-').reverse().join('.')
  row.append(
    twoLines('th', payment.receipt, payment.uin, { scope: 'row' }),
    twoLines('td', payment.name, payment.purpose),
    element('td', words[payment.status]),
    twoLines('td', money(payment.amount), date, { class: 'number' }),
    element('td', money(payment.due), { class: 'number' }),
  )
  const remove = element('button', 'Убрать', { type: 'button', 'aria-label': `Убрать ${payment.receipt}` })
  remove.addEventListener('click', () => change('DELETE', `/book/${payment.id}`))
  const cell = document.createElement('td')
  cell.append(remove)
  row.append(cell)
  return row
}

function faultChoice(name, text, checked) {
  const label = document.createElement('label')
  const input = document.createElement('input')
  input.type = 'radio'
  input.name = 'fault'
  input.value = name
  input.checked = checked
  input.addEventListener('change', () => change('PUT', '/fault', { fault: name || null }))
  label.append(input, ` ${text}`)
  return label
}

function askedLine({ at, user, by, value, found }) {
  const time = new Date(at).toLocaleTimeString('ru')
  return element('li', `${time}, ${user}: ${searches[by]} «${value}», найдено ${found}`)
}

function show(state) {
  byId('payments').replaceChildren(...state.payments.map(paymentRow))
  byId('asked').replaceChildren(...state.asked.map(askedLine))
  byId('nothing-asked').hidden = state.asked.length > 0
  const group = byId('faults')
  const names = ['', ...Object.keys(state.faults)]
  if (group.childElementCount !== names.length) {
    group.replaceChildren(
      ...names.map((name) => faultChoice(name, state.faults[name] ?? 'Работает исправно', false)),
    )
  }
  for (const input of group.querySelectorAll('input')) input.checked = input.value === (state.fault ?? '')
}

async function refresh() {
  try {
    const text = await (await fetch('/state')).text()
    byId('lost').hidden = true
    if (text === shown) return
    shown = text
    show(JSON.parse(text))
  } catch {
    byId('lost').hidden = false
  }
}

/** Null when it was done, otherwise what is wrong. */
async function change(method, path, body) {
  try {
    const headers = { 'x-chered': '1', 'content-type': 'application/json' }
    const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) })
    const wrong = answer.ok ? null : (await answer.json()).code
    await refresh()
    return wrong
  } catch {
    byId('lost').hidden = false
    return 'нет связи'
  }
}

byId('add').addEventListener('submit', async (event) => {
  event.preventDefault()
  const form = event.target
  const given = Object.fromEntries(new FormData(form))
  const kopecks = (text) => (text === '' ? null : Math.round(Number(text) * 100))
  const wrong = await change('POST', '/book', {
    ...given,
    amount: kopecks(given.amount),
    due: kopecks(given.due),
    date: given.date || null,
    kbk: '',
  })
  byId('wrong').hidden = wrong === null
  byId('wrong').textContent = wrong === null ? '' : `Не добавлен: ${wrong}`
  if (wrong === null) form.reset()
})

refresh()
setInterval(refresh, 1000)
