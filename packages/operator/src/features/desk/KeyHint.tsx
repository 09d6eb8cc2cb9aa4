/** The key of a button, for eyes only: it is not part of the button's name. */
export function KeyHint({ name }: { name: string | number }) {
  return (
    <span className="key" aria-hidden="true">
      <kbd>{name}</kbd>
    </span>
  )
}
