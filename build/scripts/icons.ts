/**
 * Makes the program's icons from renderer/public/icon.svg: PNGs, and the .ico of the Windows program and its installer.
 * Run `node build/scripts/icons.ts` when the drawing changes, and commit what it writes to build/icons.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { ensureBrowser } from './chromium.ts'
import { root } from './tools.ts'

const sizes = [16, 20, 24, 32, 40, 48, 64, 128, 256, 512]
/** The sizes Windows looks for in an .ico; from 128 as PNG, below as bitmaps, which every reader of icons knows. */
const icoSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]
const pngFrom = 128

interface Drawing {
  size: number
  png: Buffer
  /** Red, green, blue, alpha; rows from the top. */
  pixels: Buffer
}

/** What a drawing is in the browser: both as base64. */
interface Drawn {
  size: number
  png: string
  pixels: string
}
/** Runs in the browser; a string, because this program's types know no page. */
const drawInPage = `(source, wanted) => {
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  const image = new Image()
  image.src = 'data:image/svg+xml;base64,' + btoa(source)
  return image.decode().then(() => wanted.map((size) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0, size, size)
    return {
      size,
      png: canvas.toDataURL('image/png').split(',')[1],
      pixels: base64(context.getImageData(0, 0, size, size).data),
    }
  }))
}`

const folder = join(root, 'build/icons')
const svg = readFileSync(join(root, 'renderer/public/icon.svg'), 'utf8')
const drawings = await draw(svg, sizes)
mkdirSync(folder, { recursive: true })
for (const { size, png } of drawings) writeFileSync(join(folder, `${size}x${size}.png`), png)
writeFileSync(join(folder, 'icon.ico'), assembleIco(drawings.filter(({ size }) => icoSizes.includes(size))))
console.log(`${drawings.length} PNGs and icon.ico written to build/icons.`)

async function draw(source: string, wanted: number[]): Promise<Drawing[]> {
  const executablePath = await ensureBrowser()
  if (!executablePath) throw new Error('No Chromium to draw with. Set CHROMIUM_PATH.')
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage()
    const drawn = await page.evaluate<Drawn[]>(`(${drawInPage})(${JSON.stringify(source)}, ${JSON.stringify(wanted)})`)
    return drawn.map(({ size, png, pixels }) => ({
      size,
      png: Buffer.from(png, 'base64'),
      pixels: Buffer.from(pixels, 'base64'),
    }))
  } finally {
    await browser.close()
  }
}

/** ICONDIR, one ICONDIRENTRY an image, then the images (learn.microsoft.com/previous-versions/ms997538). */
function assembleIco(images: Drawing[]): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  const bodies = images.map((image) => (image.size < pngFrom ? bitmap(image) : image.png))
  let offset = header.length + 16 * images.length
  const entries = images.map(({ size }, index) => {
    const bytes = bodies[index]?.length ?? 0
    const entry = Buffer.alloc(16)
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(bytes, 8)
    entry.writeUInt32LE(offset, 12)
    offset += bytes
    return entry
  })
  return Buffer.concat([header, ...entries, ...bodies])
}

/** A bitmap as icons hold it: header, pixels from the bottom row as blue-green-red-alpha, and an empty mask. */
function bitmap({ size, pixels }: Drawing): Buffer {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(size, 4)
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  const rows = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const from = (y * size + x) * 4
      const to = ((size - 1 - y) * size + x) * 4
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(from, from + 4)
      rows.set([blue, green, red, alpha], to)
    }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size)
  return Buffer.concat([header, rows, mask])
}
