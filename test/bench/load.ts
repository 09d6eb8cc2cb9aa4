import { Client } from 'undici'

/**
 * `connections` clients, each with one request under way, for `ms`; gives the
 * number of 200-answers a second. Anything else than 200 ends the measurement.
 */
export async function load(
  address: string,
  connections: number,
  ms: number,
  next: () => { readonly path: string; readonly headers: Record<string, string>; readonly body: string },
): Promise<number> {
  const clients = Array.from({ length: connections }, () => new Client(address, { pipelining: 1 }))
  const until = performance.now() + ms
  let answers = 0
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const { path, headers, body } = next()
        const { statusCode, body: answer } = await client.request({ method: 'POST', path, headers, body })
        const text = await answer.text()
        if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`)
        answers++
      }
    }),
  )
  const seconds = (performance.now() - until + ms) / 1000
  await Promise.all(clients.map((client) => client.close()))
  return answers / seconds
}
