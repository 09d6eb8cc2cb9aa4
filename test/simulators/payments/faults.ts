import type { ServerResponse } from 'node:http'

/** What can be wrong with a payment system, by name and as the page words it. */
export const faults = {
  slow: 'Отвечает слишком долго',
  down: 'Не отвечает: обрывает соединение',
  rubbish: 'Отвечает бессмыслицей',
  'refuses-token': 'Не признаёт ключ отделения',
  'wrong-content-type': 'Называет ответ страницей, а не данными',
  'half-answer': 'Обрывает ответ на середине',
  endless: 'Отвечает без конца',
  broken: 'Отвечает внутренней ошибкой',
  redirect: 'Посылает по другому адресу',
} as const
export type Fault = keyof typeof faults

export function isFault(name: unknown): name is Fault {
  return typeof name === 'string' && Object.hasOwn(faults, name)
}

/** A whole answer that was about to be sent. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** Sends the answer as it is with the fault; `slowMs` is how long the slow one is late. */
export function sendWith(
  fault: Fault,
  response: ServerResponse,
  answer: Answer,
  send: (response: ServerResponse, answer: Answer) => void,
  slowMs: number,
): void {
  switch (fault) {
    case 'slow': {
      const timer = setTimeout(() => send(response, answer), slowMs)
      response.on('close', () => clearTimeout(timer))
      return
    }
    case 'down':
      response.socket?.destroy()
      return
    case 'rubbish':
      send(response, { status: 200, type: 'application/json', text: '{"payments":[{"status":"ДА"}]}' })
      return
    case 'refuses-token':
      send(response, {
        status: 401,
        type: 'application/problem+json',
        text: JSON.stringify({ code: 'token-refused' }),
      })
      return
    case 'wrong-content-type':
      send(response, { ...answer, type: 'text/html; charset=utf-8' })
      return
    case 'half-answer': {
      const bytes = Buffer.from(answer.text)
      response.writeHead(answer.status, { 'content-type': answer.type, 'content-length': bytes.length })
      response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.destroy())
      return
    }
    case 'endless': {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = (): void => {
        if (!response.destroyed) response.write(' '.repeat(32_768), more)
      }
      more()
      return
    }
    case 'broken':
      send(response, { status: 500, type: 'text/plain', text: 'Internal Server Error' })
      return
    case 'redirect':
      response.writeHead(302, { location: '/elsewhere' })
      response.end()
      return
  }
}
