const keyWords = {
  call: 'Следующий',
  recall: 'Повторить',
  start: 'Начать',
  finish: 'Завершить',
  'no-show': 'Не явился',
  hold: 'Отложить',
  break: 'Перерыв',
  'next-step': 'Дальше',
}
const lampWords = {
  free: 'Свободно',
  called: 'Вызван',
  serving: 'Приём',
  trouble: 'Отказ',
  done: 'Принято',
}

/** Draws a console into its case: lamps, digits, keys; `press` is called with the number of a key. */
export function drawConsole(box, state, press) {
  if (!box.firstElementChild) box.append(lampRow(state), keyRow(state, press))
  for (const [name, on] of Object.entries(state.lamps)) {
    const lamp = box.querySelector(`[data-lamp="${name}"]`)
    lamp.classList.toggle('on', on)
    lamp.querySelector('.unseen').textContent = on ? 'горит' : 'не горит'
  }
  const digits = box.querySelector('.number')
  if (digits) {
    digits.lastElementChild.textContent = state.digits === '' ? '––' : state.digits
    digits.classList.toggle('on', state.digits !== '')
  }
  for (const button of box.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(state.held.includes(Number(button.dataset.key))))
  }
}

function lampRow(state) {
  const row = make('ul', 'lamps')
  for (const name of Object.keys(state.lamps)) {
    const lamp = make('li', 'lamp', lampWords[name])
    lamp.dataset.lamp = name
    lamp.append(' ', make('span', 'unseen'))
    row.append(lamp)
  }
  if (state.digits !== null) {
    const number = make('li', 'number')
    number.append(make('span', 'unseen', 'Ждут: '), make('b', ''))
    row.append(number)
  }
  return row
}

function keyRow(state, press) {
  const row = make('ul', 'keys')
  for (const { key, order } of state.keys) {
    const button = make('button', order === 'call' || order === 'next-step' ? 'main' : '', keyWords[order])
    button.type = 'button'
    button.dataset.key = String(key)
    button.setAttribute('aria-label', `Пульт окна ${state.deskNumber}: ${keyWords[order]}`)
    button.addEventListener('click', () => press(key))
    const item = document.createElement('li')
    item.append(button)
    row.append(item)
  }
  return row
}

function make(name, className, text = '') {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  return element
}
