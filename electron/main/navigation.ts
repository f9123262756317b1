/** What pages may not do, for every window there is or ever will be: go elsewhere, open windows, ask for devices. */
import { type App, type Session, shell, type WebContents } from 'electron'

/** Hosts whose https pages may be opened in the user's browser. The program links to none. */
const externalHosts: ReadonlySet<string> = new Set()

/** Denies by default; must run before the first window is made. `note` hears what was refused. */
export function confinePages(app: App, note: (text: string) => void, allowed = externalHosts): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, note, allowed))
}

function confine(contents: WebContents, note: (text: string) => void, allowed: ReadonlySet<string>): void {
  const refuse = (what: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault()
    note(`${what} refused`)
  }
  contents.on('will-navigate', refuse('navigation'))
  contents.on('will-frame-navigate', refuse('frame navigation'))
  contents.on('will-redirect', refuse('redirect'))
  contents.on('will-attach-webview', refuse('webview'))
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url, allowed)) void shell.openExternal(url)
    else note('window refused')
    return { action: 'deny' }
  })
}

export function mayOpenOutside(url: string, allowed: ReadonlySet<string>): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === 'https:' && allowed.has(host) && username === '' && password === ''
}

/**
 * A session whose pages get no permission, no device and no download, and whose requests go nowhere but to `schemes`:
 * the program works without a network, so whatever asks for one is not the program.
 */
export function confineSession(session: Session, schemes: readonly string[]): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !schemes.some((scheme) => url.startsWith(`${scheme}:`)) }),
  )
}
