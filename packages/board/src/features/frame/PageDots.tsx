/** Which of several pages is shown; nothing for one. */
export function PageDots({ page, pages }: { page: number; pages: number }) {
  if (pages < 2) return <span />
  return (
    <span className="dots" aria-hidden="true">
      {Array.from({ length: pages }, (_, n) => n).map((n) => (
        <i key={n} data-on={n === page} />
      ))}
    </span>
  )
}
