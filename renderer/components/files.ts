/** Which dropped files a screen can read. */

/** `accept` as in HTML, extensions only: ".xlsx, .xls". Empty accepts all. */
export function sortFiles<F extends { name: string }>(files: readonly F[], accept = ''): { taken: F[]; refused: F[] } {
  const endings = accept
    .split(',')
    .map((ending) => ending.trim().toLowerCase())
    .filter(Boolean)
  const fits = ({ name }: F) => endings.length === 0 || endings.some((ending) => name.toLowerCase().endsWith(ending))
  return { taken: files.filter(fits), refused: files.filter((file) => !fits(file)) }
}
