/** Where the user is: the part of the address after "#/", cut at slashes. Remembered between sessions. */
const remembered = 'sinergi-place'

class Router {
  path = $state.raw<string[]>(parse(location.hash))

  constructor() {
    addEventListener('hashchange', () => {
      this.path = parse(location.hash)
      localStorage.setItem(remembered, location.hash)
    })
    const last = localStorage.getItem(remembered)
    if (last && !location.hash) {
      history.replaceState(null, '', last)
      this.path = parse(last)
    }
  }

  /** Goes to a place: `go('rapat', 3, 'undangan')`. */
  go(...parts: (string | number)[]): void {
    location.hash = href(...parts)
  }

  /** Goes to a place instead of the one shown, which "back" does not come to again. */
  replace(...parts: (string | number)[]): void {
    location.replace(href(...parts))
  }
}

/** The link to a place. */
export function href(...parts: (string | number)[]): string {
  return `#/${parts.map((part) => encodeURIComponent(part)).join('/')}`
}

function parse(hash: string): string[] {
  return hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)
}

/** An address that was cut or mistyped leads to no place, but must not keep the program from starting. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const router = new Router()
