import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../store/open-store.ts'
import { runServer, type ServerUnderTest } from '../../testing/running-server.ts'

let run: ServerUnderTest
beforeEach(async () => {
  run = await runServer()
})
afterEach(() => run.close())

const path = '/api/session/keys'

describe('the keys of a specialist', () => {
  test('are the defaults until chosen otherwise, and follow the person to another PC and over a restart', async () => {
    const here = await run.staff('specialist1')
    expect((await here.get(path)).body).toEqual({ keys: {} })
    const chosen = { 'call-next': 'NumpadMultiply', hold: 'F2', finish: 'F9' }
    const reply = await here.put(path, { keys: chosen })
    expect([reply.status, reply.body]).toEqual([200, { keys: { 'call-next': 'NumpadMultiply', hold: 'F2' } }])
    await run.restart()
    const there = await run.staff('specialist1')
    expect((await there.get(path)).body).toEqual(reply.body)
    const colleague = await run.staff('specialist2')
    expect((await colleague.get(path)).body).toEqual({ keys: {} })
    expect((await there.put(path, { keys: {} })).body).toEqual({ keys: {} })
    expect((await here.get(path)).body).toEqual({ keys: {} })
  })

  test('are refused when two actions would have the same one, and stay as they were', async () => {
    const person = await run.staff('specialist1')
    await person.put(path, { keys: { start: 'NumpadDivide' } })
    for (const keys of [
      { start: 'F2' },
      { hold: 'NumpadDivide', start: 'NumpadDivide' },
      { 'take-back': 'F8', break: 'F7' },
    ]) {
      const reply = await person.put(path, { keys })
      expect([reply.status, reply.body.code]).toEqual([422, 'keys-clash'])
    }
    expect((await person.get(path)).body).toEqual({ keys: { start: 'NumpadDivide' } })
    expect((await person.put(path, { keys: { start: 'F2', 'call-next': 'F4' } })).status).toBe(200)
  })

  test('are never one that a browser keeps, nor for an action that does not exist', async () => {
    const person = await run.staff('specialist1')
    for (const key of ['F1', 'F5', 'F11', 'F12', 'Shift+F10', 'Control+W', '1', 'a', '']) {
      expect((await person.put(path, { keys: { start: key } })).body.code, key).toBe('bad-request')
    }
    expect((await person.put(path, { keys: { explode: 'F2' } })).body.code).toBe('bad-request')
  })

  test('are for specialists', async () => {
    expect((await run.stranger().get(path)).body.code).toBe('not-signed-in')
    const head = await run.staff('head')
    expect((await head.get(path)).body.code).toBe('not-permitted')
    expect((await head.put(path, { keys: {} })).body.code).toBe('not-permitted')
  })

  test('that another version of the program has written are read as far as this one knows them', async () => {
    const person = await run.staff('specialist1')
    const { staffId } = (await person.get('/api/session')).body
    const store = openStore(`${run.folder}/chered.db`)
    store.keys.set(staffId, { start: 'NumpadDivide', explode: 'F2', hold: 'F99' } as never, 1)
    store.close()
    expect((await person.get(path)).body).toEqual({ keys: { start: 'NumpadDivide' } })
  })
})
