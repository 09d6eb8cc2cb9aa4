import { signOut } from '@chered/ui/staff/session'
import { showRefusal } from '@chered/ui/staff/toasts'

/** Signs out and says why when the server did not let it. */
export async function leaveWorkplace(): Promise<void> {
  const answer = await signOut()
  if (!answer.ok && answer.code !== 'not-signed-in') showRefusal(answer)
}
