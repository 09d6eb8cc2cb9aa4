import {
  PaymentAccess,
  PaymentAccessBody,
  PaymentCheck,
  PaymentLookUp,
  PaymentLookUpBody,
  PaymentLookUps,
  PaymentLookUpsQuery,
} from '@chered/protocol/payments'
import { roles } from '@chered/protocol/staff'
import type { FastifyReply } from 'fastify'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['payments']
/** What these routes answer is about people: no cache keeps it. */
const unkept = (reply: FastifyReply) => reply.header('cache-control', 'no-store')

/** The payment check. Who may look up is not a matter of the role but of the head's list. */
export function paymentRoutes(app: App, { payments, paymentAccess, ready }: AppParts, access: Access): void {
  app.get(
    '/api/payment-check',
    {
      schema: {
        summary: 'Whether payments can be looked up now, and whether you may',
        tags,
        response: { 200: PaymentCheck },
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, ...roles)
      unkept(reply)
      return payments.check(staffId)
    },
  )
  app.post(
    '/api/payment-lookups',
    {
      schema: {
        summary: 'Look a payment up by receipt, УИН or name; recorded before it is asked',
        tags,
        body: PaymentLookUpBody,
        response: { 200: PaymentLookUp },
      },
    },
    async (request, reply) => {
      const clerk = access.staff(request, ...roles)
      unkept(reply)
      const answer = await payments.lookUp(request.body, clerk)
      // A stop gives questions up: their answers still go out, and must not leave a connection that it would wait for.
      if (!ready()) reply.header('connection', 'close')
      if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
      return answer.lookUp
    },
  )
  app.get(
    '/api/payment-lookups',
    {
      schema: {
        summary: 'The journal of look-ups: who asked, when and what for',
        tags,
        querystring: PaymentLookUpsQuery,
        response: { 200: PaymentLookUps },
      },
    },
    async (request, reply) => {
      access.staff(request, 'head', 'administrator')
      unkept(reply)
      return payments.lookUps(request.query)
    },
  )
  app.get(
    '/api/payment-access',
    {
      schema: { summary: 'Who is approved for the payment check', tags, response: { 200: PaymentAccess } },
    },
    async (request, reply) => {
      access.staff(request, 'head', 'administrator')
      unkept(reply)
      return paymentAccess.read()
    },
  )
  app.put(
    '/api/payment-access',
    {
      schema: {
        summary: 'Approve the list of people with access to the payment check',
        tags,
        body: PaymentAccessBody,
        response: { 200: PaymentAccess },
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'head')
      unkept(reply)
      const list = paymentAccess.set(request.body, staffId)
      if ('code' in list) throw new Refused(list.code, list.params)
      return list
    },
  )
}
