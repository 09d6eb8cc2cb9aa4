/** Staff screens follow the system's light or dark theme, from now on and at each change. */
export function followSystemTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    if (dark.matches) document.documentElement.dataset.theme = 'dark'
    else delete document.documentElement.dataset.theme
  }
  apply()
  dark.addEventListener('change', apply)
}
