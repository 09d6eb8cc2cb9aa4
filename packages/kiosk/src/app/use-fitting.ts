import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * How many items a page can hold, at most `most`: the block that `ref` stands
 * on has to fit into its parent, whatever the length of its words. Nothing on a
 * kiosk scrolls, so a block that is too high gives items to the next page. It
 * starts from `most` again when `look` changes.
 */
export function useFitting(
  most: number,
  look: string,
): { perPage: number; ref: RefObject<HTMLElement | null> } {
  const ref = useRef<HTMLElement>(null)
  const [fit, setFit] = useState({ look, perPage: most })
  const perPage = fit.look === look ? fit.perPage : most
  useLayoutEffect(() => {
    const room = ref.current?.parentElement
    if (room && perPage > 1 && room.scrollHeight > room.clientHeight + 1) {
      setFit({ look, perPage: perPage - 1 })
    }
  })
  return { perPage, ref }
}
