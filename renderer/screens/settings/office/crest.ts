/** Makes a coat of arms fit to keep: a data URL of at most 500 kB, large pictures drawn smaller. */
import { messages } from '../messages.ts'

const mostBytes = 500_000
/** Printed 22 mm high, this is more than 700 dots to the inch. */
const longestSide = 640

/** Throws an Error whose message can be shown. */
export async function readCrest(file: File): Promise<string> {
  if (file.type === 'image/svg+xml') {
    if (file.size > mostBytes) throw new Error(messages.office.bigCrest)
    return dataUrl(file)
  }
  if (file.type !== 'image/png' && file.type !== 'image/jpeg') throw new Error(messages.office.badCrest)
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) throw new Error(messages.office.badCrest)
  const shrink = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  if (shrink === 1 && file.size <= mostBytes) return dataUrl(file)
  const canvas = new OffscreenCanvas(Math.round(picture.width * shrink), Math.round(picture.height * shrink))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  // PNG keeps a transparent ground; a photograph that stays too large is kept as JPEG.
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return dataUrl(png.size <= mostBytes ? png : await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 }))
}

async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let start = 0; start < bytes.length; start += 0x8000)
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
  return `data:${blob.type};base64,${btoa(text)}`
}
